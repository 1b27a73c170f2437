namespace Analytics.Core.Customers;

/// <summary>A number that a model was fitted to.</summary>
/// <param name="Name">Its usual name, such as <c>alpha</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="StandardError">Its standard error; null where there is none, as on a boundary.</param>
public sealed record PredictionParameter(string Name, double Value, double? StandardError);
