namespace Analytics.Core.Storage.Protection;

/// <summary>The keys that encrypt fields, opened.</summary>
/// <param name="Active">The number of the one that encrypts.</param>
/// <param name="ById">All of them, by number.</param>
internal sealed record FieldKeys(int Active, IReadOnlyDictionary<int, byte[]> ById);
