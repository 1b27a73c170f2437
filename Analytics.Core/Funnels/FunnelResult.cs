using Analytics.Core.Queries;

namespace Analytics.Core.Funnels;

/// <summary>The answer to a question about a funnel; never changed once made.</summary>
public sealed class FunnelResult
{
    private readonly byte[] _levels;
    private readonly int[] _persons;

    internal FunnelResult(byte[] levels, int[] persons)
    {
        _levels = levels;
        _persons = persons;
    }

    /// <summary>What was asked, its events by their names.</summary>
    public required FunnelQuery Query { get; init; }

    /// <summary>The days on which attempts begin; null when no event is dated.</summary>
    public required Period? Period { get; init; }

    /// <summary>The shop's zone.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>The version of the events.</summary>
    public required long EventVersion { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<FunnelStepResult> Steps { get; init; }

    /// <summary>The parts, the largest first, or in time's order; empty unless asked for.</summary>
    public required IReadOnlyList<FunnelPart> Parts { get; init; }

    /// <summary>The hours of the week in which attempts began, Monday's first hour first; 168 of them.</summary>
    public required IReadOnlyList<FunnelCell> Hours { get; init; }

    /// <summary>The days on which attempts began, in order, without holes between the first and the last.</summary>
    public required IReadOnlyList<FunnelDay> Days { get; init; }

    /// <summary>The same by week.</summary>
    public required IReadOnlyList<FunnelDay> Weeks { get; init; }

    /// <summary>The same funnel over the period that it is held against; null without a comparison.</summary>
    public FunnelResult? Before { get; init; }

    /// <summary>Short names that were taken for events; empty where each step names events as they are called.</summary>
    public IReadOnlyList<FunnelName> Taken { get; init; } = [];

    /// <summary>What a reader must know.</summary>
    public required IReadOnlyList<QueryWarning> Warnings { get; init; }

    /// <summary>Who entered.</summary>
    public int Entered => Steps[0].Count;

    /// <summary>Who reached the last step.</summary>
    public int Converted => Steps[^1].Count;

    /// <summary>Last step ÷ first step; null when nobody entered.</summary>
    public double? Rate => Steps[^1].RateFromFirst;

    /// <summary>The same, held against another.</summary>
    internal FunnelResult With(FunnelResult before, IReadOnlyList<QueryWarning> warnings) => new(_levels, _persons)
    {
        Query = Query,
        Period = Period,
        TimeZoneId = TimeZoneId,
        EventVersion = EventVersion,
        Steps = Steps,
        Parts = Parts,
        Hours = Hours,
        Days = Days,
        Weeks = Weeks,
        Before = before,
        Taken = Taken,
        Warnings = warnings,
    };

    /// <summary>How many got to <paramref name="step"/> and, where <paramref name="andLeft"/>, no further.</summary>
    public int CountOf(int step, bool andLeft) => Steps[step].Count - (andLeft && step + 1 < Steps.Count ? Steps[step + 1].Count : 0);

    /// <summary>The keys of the persons who got to a step, in the order of keys.</summary>
    /// <param name="step">The step's place, from 0 on.</param>
    /// <param name="andLeft">Only those who got no further; of the last step all did.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="take">How many at most.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public IReadOnlyList<int> Persons(int step, bool andLeft, int skip, int take)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(step, Steps.Count);
        var found = new List<int>(Math.Min(take, 1_024));
        for (var i = 0; i < _levels.Length && found.Count < take; i++)
        {
            if (_levels[i] > step && (!andLeft || _levels[i] == step + 1) && skip-- <= 0)
            {
                found.Add(_persons[i]);
            }
        }

        return found;
    }
}
