namespace Analytics.Core.Storage;

/// <summary>A stored snapshot of scores, without the scores themselves.</summary>
/// <param name="Day">The day of the scores.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="DataVersion">Of which version of the data.</param>
/// <param name="Customers">How many customers were scored.</param>
/// <param name="HeaderJson">How they were scored.</param>
public sealed record StoredRfmSnapshot(DateOnly Day, DateTimeOffset TakenAt, long DataVersion, int Customers, string HeaderJson);
