namespace Analytics.Core.Queries;

/// <summary>Who is in one saved segment.</summary>
/// <param name="Key">The stable name in addresses and filters; survives a renaming.</param>
/// <param name="Name">The name to show; filters take it too.</param>
/// <param name="Members">Whether the customer with this key is in it, customers beyond its end are not; null while nobody knows.</param>
/// <param name="Problem">Why <paramref name="Members"/> cannot be known, in words that end the sentence "It cannot be used: …"; null otherwise.</param>
public sealed record SegmentLabel(string Key, string Name, bool[]? Members, string? Problem = null)
{
    /// <summary>How many customers are in it; null while nobody knows.</summary>
    public int? Count { get; } = Members?.AsSpan().Count(true);
}
