namespace Analytics.Core.Customers;

/// <summary>A fitted parameter.</summary>
/// <param name="Name">Its name in the literature: r, alpha, a, …</param>
/// <param name="Value">Its value.</param>
/// <param name="StandardError">Its standard error, by the delta method from the logarithm's; NaN where the fit was made from given parameters.</param>
public sealed record LifetimeParameter(string Name, double Value, double StandardError);
