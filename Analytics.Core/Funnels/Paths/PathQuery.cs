using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Paths;

/// <summary>
/// What people do after or before an event. Everybody counts once: from the first such event in the period, forwards or backwards, until a pause ends it.
/// The same thing done twice in a row is one. Plain data, equal by content.
/// </summary>
public sealed record PathQuery
{
    /// <summary>The most steps away.</summary>
    public const int MaxDepth = 6;

    /// <summary>The event; null for the beginning (or end) of whatever anyone does in the period.</summary>
    public FunnelStep? Anchor { get; init; }

    /// <summary>Which way.</summary>
    public PathDirection Direction { get; init; }

    /// <summary>How many steps away, 1 to <see cref="MaxDepth"/>.</summary>
    public int Depth { get; init; } = 3;

    /// <summary>How many things are named at each distance, 1 to 20; the rest is "Other".</summary>
    public int Top { get; init; } = 6;

    /// <summary>What events are told apart by: the event's name, or the page.</summary>
    public EventTrait By { get; init; } = EventTrait.Name;

    /// <summary>A pause longer than this ends a path.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Which events count at all; joined by "and".</summary>
    public IReadOnlyList<FunnelCondition> Filters { get; init; } = [];

    /// <summary>The days on which the event lies; null for all.</summary>
    public Period? Period { get; init; }

    /// <summary>How many events make a frequent sequence, 2 to 4.</summary>
    public int Length { get; init; } = 3;

    /// <summary>Says what cannot be asked.</summary>
    /// <exception cref="QueryException">A number is out of range.</exception>
    public void Check()
    {
        if (Depth is < 1 or > MaxDepth)
        {
            throw new QueryException("depth", $"The depth is 1 to {MaxDepth}.");
        }

        if (Top is < 1 or > 20)
        {
            throw new QueryException("top", "1 to 20 things can be named at each distance.");
        }

        if (Length is < 2 or > 4)
        {
            throw new QueryException("length", "A sequence has 2 to 4 events.");
        }

        if (Pause <= TimeSpan.Zero || Pause > TimeSpan.FromDays(366))
        {
            throw new QueryException("pause", "The pause is more than nothing, and at most a year.");
        }

        if (By.Field is not (EventField.Name or EventField.Page))
        {
            throw new QueryException("by", "Paths lead over events' names or over pages: name or page.");
        }
    }

    /// <summary>Equal by content, so that it can be a cache key.</summary>
    public bool Equals(PathQuery? other) =>
        other is not null && Equals(Anchor, other.Anchor) && Direction == other.Direction && Depth == other.Depth && Top == other.Top && By == other.By
        && Pause == other.Pause && Filters.SequenceEqual(other.Filters) && Equals(Period, other.Period) && Length == other.Length;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Anchor, Direction, Depth, Top, By, Pause, Period, Length);
}
