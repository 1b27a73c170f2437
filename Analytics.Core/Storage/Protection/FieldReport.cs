namespace Analytics.Core.Storage.Protection;

/// <summary>How the encrypted values of a database are.</summary>
/// <param name="Encrypted">How many are encrypted and open.</param>
/// <param name="Plain">How many lie there as they are, though they should not: something else than this program wrote them.</param>
/// <param name="Unreadable">How many do not open, by column.</param>
public sealed record FieldReport(long Encrypted, long Plain, IReadOnlyDictionary<string, long> Unreadable);
