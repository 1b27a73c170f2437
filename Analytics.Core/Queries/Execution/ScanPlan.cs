using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Execution;

/// <summary>One pass over the lines: which ones, grouped by what, gathering what.</summary>
internal sealed record ScanPlan
{
    /// <summary>The data.</summary>
    public required FactSnapshot Snapshot { get; init; }

    /// <summary>The window, cut by time.</summary>
    public required TimeAxis Axis { get; init; }

    /// <summary>What to gather besides the number of lines.</summary>
    public required Need Needs { get; init; }

    /// <summary>The parts of the key that differ from line to line.</summary>
    public required IReadOnlyList<LineLookup<long>> Keys { get; init; }

    /// <summary>Which lines count.</summary>
    public required IReadOnlyList<LineLookup<bool>> Filters { get; init; }

    /// <summary>One more than the largest key.</summary>
    public required long KeySpace { get; init; }

    /// <summary>Whether keys are few enough to number groups by them.</summary>
    public bool IsDense => KeySpace <= 1 << 12 || KeySpace <= Math.Min(1 << 21, Snapshot.LineCount);

    /// <summary>An empty state for this plan.</summary>
    public GroupState NewState() => new(Needs, KeySpace, IsDense, Snapshot.Customers.Slots, Snapshot.OrderSlots);
}
