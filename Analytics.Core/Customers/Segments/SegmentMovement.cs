namespace Analytics.Core.Customers;

/// <summary>How customers moved between segments, with what is counted of it; small enough to be kept.</summary>
public sealed record SegmentMovement
{
    /// <summary>The flows from segment to segment.</summary>
    public required RfmMovement Movement { get; init; }

    /// <summary>Every segment's change, the best first.</summary>
    public required IReadOnlyList<SegmentChange> Changes { get; init; }

    /// <summary>Customers who were scored on both days.</summary>
    public required int Both { get; init; }

    /// <summary>Those of them who went to a better group of segments.</summary>
    public required int Up { get; init; }

    /// <summary>Those of them who went to a worse group of segments.</summary>
    public required int Down { get; init; }

    /// <summary>Counts the flows between two days' scores.</summary>
    /// <param name="earlier">The scores of the earlier day.</param>
    /// <param name="later">The scores of the later day.</param>
    public static SegmentMovement Between(RfmReport earlier, RfmReport later)
    {
        var movement = RfmMovement.Between(RfmSnapshot.Of(earlier.AsOf, earlier.Scores), RfmSnapshot.Of(later.AsOf, later.Scores));
        var flows = movement.Flows;
        RfmFlow[] known = [.. flows.Where(static f => f.From is not null && f.To is not null)];
        return new SegmentMovement
        {
            Movement = movement,
            Changes =
            [
                .. RfmMap.Segments.Select(s => new SegmentChange(
                    s,
                    flows.Where(f => f.From == s).Sum(static f => f.Customers),
                    flows.Where(f => f.To == s).Sum(static f => f.Customers),
                    flows.Where(f => f.To == s && f.From != s).Sum(static f => f.Customers),
                    flows.Where(f => f.From == s && f.To != s).Sum(static f => f.Customers))),
            ],
            Both = known.Sum(static f => f.Customers),
            Up = known.Where(static f => Direction(f.From, f.To) > 0).Sum(static f => f.Customers),
            Down = known.Where(static f => Direction(f.From, f.To) < 0).Sum(static f => f.Customers),
        };
    }

    /// <summary>1 for a step to a better group of segments, −1 for one to a worse group or out of the shop, 0 else.</summary>
    public static int Direction(RfmSegment? from, RfmSegment? to) => (from, to) switch
    {
        (null, _) => 0,
        (_, null) => -1,
        _ => Math.Sign((int)SegmentGroups.Of(from.Value) - (int)SegmentGroups.Of(to.Value)),
    };
}
