using Analytics.Core.Queries;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>Which reviews are asked about.</summary>
public sealed record VoiceQuery
{
    /// <summary>The dimensions that reviews can be filtered by.</summary>
    public static IReadOnlyList<Dimension> Filterable { get; } =
        [Dimension.Product, Dimension.Category, Dimension.Customer, Dimension.Segment, Dimension.RfmSegment, Dimension.ValueTier, Dimension.ChurnTier];

    /// <summary>The days, both inside; null for all. Reviews without a date count whatever the days.</summary>
    public Period? Period { get; init; }

    /// <summary>Which reviews are kept; those on other dimensions than <see cref="Filterable"/> are passed over.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>The bucket of time: <see cref="Dimension.Day"/>, <see cref="Dimension.Week"/> or <see cref="Dimension.Month"/>.</summary>
    public Dimension Grain { get; init; } = Dimension.Week;

    /// <summary>Keeps texts with this label only; null keeps all. Of the list of texts alone.</summary>
    public SentimentLabel? Label { get; init; }

    /// <summary>Keeps texts that contain these characters; null keeps all. Of the list of texts alone.</summary>
    public string? Search { get; init; }

    /// <summary>Equal by content, so that a question can be a key.</summary>
    public bool Equals(VoiceQuery? other) =>
        other is not null && Equals(Period, other.Period) && Filters.SequenceEqual(other.Filters) && Grain == other.Grain && Label == other.Label
        && string.Equals(Search, other.Search, StringComparison.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Period, Filters.Count, Grain, Label, Search);
}
