namespace Analytics.Core.Queries;

/// <summary>
/// One question: measures by dimensions under filters over a period. Plain data, equal by content;
/// the column engine runs it and <c>SqlRenderer</c> writes it as SQL.
/// </summary>
public sealed record AnalyticsQuery
{
    /// <summary>What to compute; at least one, none twice.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>What to break it down by; at most three, none twice; empty asks for the totals alone.</summary>
    public IReadOnlyList<Dimension> By { get; init; } = [];

    /// <summary>Which lines count; joined by "and".</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>Which days; null for all there are.</summary>
    public Period? Period { get; init; }

    /// <summary>What to hold it against; needs a <see cref="Period"/>.</summary>
    public Comparison Comparison { get; init; }

    /// <summary>
    /// Keeps the best rows by <see cref="OrderBy"/> and folds the rest into one row "Other" for each value of the leading buckets of time;
    /// null keeps all.
    /// </summary>
    public int? Top { get; init; }

    /// <summary>The measure that ranks rows; null for the first. Rows by time are in time's order unless this is set.</summary>
    public Measure? OrderBy { get; init; }

    /// <summary>Whether a ranking begins with the largest.</summary>
    public bool Descending { get; init; } = true;

    /// <summary>
    /// Whether buckets of time without a line are rows too (zero for additive measures), so that a chart has no holes.
    /// </summary>
    public bool FillTime { get; init; }

    /// <summary>
    /// How many rows the result may have; null for <see cref="QueryLimits.DefaultRows"/>, at most <see cref="QueryLimits.MaxRows"/>.
    /// A question with more is refused, never cut.
    /// </summary>
    public int? MaxRows { get; init; }

    /// <summary>Equal by content, so that it can be a cache key.</summary>
    public bool Equals(AnalyticsQuery? other) =>
        other is not null
        && Measures.SequenceEqual(other.Measures)
        && By.SequenceEqual(other.By)
        && Filters.SequenceEqual(other.Filters)
        && Equals(Period, other.Period)
        && Comparison == other.Comparison
        && Top == other.Top
        && OrderBy == other.OrderBy
        && Descending == other.Descending
        && FillTime == other.FillTime
        && MaxRows == other.MaxRows;

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var measure in Measures)
        {
            hash.Add(measure);
        }

        foreach (var dimension in By)
        {
            hash.Add(dimension);
        }

        foreach (var filter in Filters)
        {
            hash.Add(filter);
        }

        hash.Add(Period);
        hash.Add(Comparison);
        hash.Add(Top);
        hash.Add(OrderBy);
        hash.Add(Descending);
        hash.Add(FillTime);
        hash.Add(MaxRows);
        return hash.ToHashCode();
    }
}
