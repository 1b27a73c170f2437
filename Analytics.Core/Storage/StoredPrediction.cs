namespace Analytics.Core.Storage;

/// <summary>A stored computation of scores, without its columns.</summary>
/// <param name="Id">Storage key.</param>
/// <param name="FittedAt">When it was computed.</param>
/// <param name="DataVersion">Of which version of the data.</param>
/// <param name="HeaderJson">What it says of itself.</param>
/// <param name="HasColumns">Whether its columns are still kept.</param>
public sealed record StoredPrediction(int Id, DateTimeOffset FittedAt, long DataVersion, string HeaderJson, bool HasColumns);
