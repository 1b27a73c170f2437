using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels;

/// <summary>One question about a funnel. Plain data, equal by content.</summary>
public sealed record FunnelQuery
{
    /// <summary>How many exclusions there may be.</summary>
    public const int MaxExclusions = 8;

    /// <summary>How many steps there may be.</summary>
    public const int MaxSteps = Engine.AttemptFinder.MaxSteps;

    /// <summary>The steps; one to <see cref="MaxSteps"/>.</summary>
    public required IReadOnlyList<FunnelStep> Steps { get; init; }

    /// <summary>In which order they count.</summary>
    public FunnelOrder Order { get; init; }

    /// <summary>How long after an attempt's beginning a step still counts, both ends inside; null for no limit.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>Events that end an attempt when they come between its first and a later step.</summary>
    public IReadOnlyList<FunnelStep> Exclusions { get; init; } = [];

    /// <summary>What the first step, or who made it, is told apart by; null for the whole alone.</summary>
    public EventTrait? By { get; init; }

    /// <summary>How many parts are named, the largest; the rest is one part "Other". Null names all.</summary>
    public int? Top { get; init; }

    /// <summary>Which events count at all; joined by "and".</summary>
    public IReadOnlyList<FunnelCondition> Filters { get; init; } = [];

    /// <summary>The days on which attempts begin; their later steps may come after. Null for all.</summary>
    public Period? Period { get; init; }

    /// <summary>What to hold it against; needs a <see cref="Period"/>.</summary>
    public Comparison Comparison { get; init; }

    /// <summary>Whether a step, an exclusion or a filter may say who somebody is.</summary>
    public bool NamesPerson =>
        Steps.Concat(Exclusions).SelectMany(static s => s.Conditions).Concat(Filters).Any(static c => c.Attribute.NamesPerson);

    /// <summary>Says what cannot be asked.</summary>
    /// <exception cref="QueryException">There are no steps or too many, or a number is out of range.</exception>
    public void Check()
    {
        if (Steps.Count is 0 or > MaxSteps)
        {
            throw new QueryException("steps", $"A funnel has 1 to {MaxSteps} steps.");
        }

        if (Exclusions.Count > MaxExclusions)
        {
            throw new QueryException("exclude", $"There can be {MaxExclusions} exclusions.");
        }

        if (Window is { } window && (window <= TimeSpan.Zero || window.TotalDays > 36_500))
        {
            throw new QueryException("window", "The window is more than nothing, and at most a hundred years.");
        }

        if (Top is < 1 or > 1_000)
        {
            throw new QueryException("top", "1 to 1,000 parts can be named.");
        }

        if (Comparison != Comparison.None && Period is null)
        {
            throw new QueryException("compare", "A comparison needs a period.");
        }
    }

    /// <summary>Equal by content, so that it can be a cache key.</summary>
    public bool Equals(FunnelQuery? other) =>
        other is not null && Steps.SequenceEqual(other.Steps) && Order == other.Order && Window == other.Window && Exclusions.SequenceEqual(other.Exclusions)
        && By == other.By && Top == other.Top && Filters.SequenceEqual(other.Filters) && Equals(Period, other.Period) && Comparison == other.Comparison;

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in Steps)
        {
            hash.Add(step);
        }

        hash.Add(Order);
        hash.Add(Window);
        hash.Add(By);
        hash.Add(Period);
        hash.Add(Filters.Count);
        hash.Add(Exclusions.Count);
        return hash.ToHashCode();
    }
}
