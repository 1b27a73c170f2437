namespace Analytics.Core.Storage;

/// <summary>A stored forecast.</summary>
/// <param name="Key">What was asked, as a hash of it.</param>
/// <param name="Measure">The measure's key.</param>
/// <param name="Model">The model, with what was chosen.</param>
/// <param name="ModelVersion">The version of the models.</param>
/// <param name="FittedAt">When it was computed.</param>
/// <param name="DataVersion">On which version of the data.</param>
/// <param name="Body">What it says.</param>
public sealed record StoredForecast(
    string Key, string Measure, string Model, int ModelVersion, DateTimeOffset FittedAt, long DataVersion, byte[] Body);
