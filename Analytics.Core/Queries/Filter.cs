namespace Analytics.Core.Queries;

/// <summary>
/// Keeps the lines whose value in one dimension is among the named ones. Filters of a query are joined by "and".
/// </summary>
/// <param name="Dimension">Which dimension; any but the buckets of time from hour to year.</param>
/// <param name="Values">
/// The values by name, as a result's <see cref="DimensionValue.Key"/> gives them; <see cref="DimensionValue.UnknownKey"/> stands for lines without one.
/// </param>
/// <param name="Exclude">True keeps the others instead.</param>
public sealed record Filter(Dimension Dimension, IReadOnlyList<string> Values, bool Exclude = false)
{
    /// <summary>Equal by content, so that a query can be a cache key.</summary>
    public bool Equals(Filter? other) =>
        other is not null && Dimension == other.Dimension && Exclude == other.Exclude && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Dimension);
        hash.Add(Exclude);
        foreach (var value in Values)
        {
            hash.Add(value, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
