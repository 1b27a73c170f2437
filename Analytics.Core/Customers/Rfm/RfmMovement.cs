namespace Analytics.Core.Customers;

/// <summary>
/// How customers moved between segments from one day to another: every customer of either day stands in exactly one flow. New customers
/// come from no segment; customers who were scored before and are not any more (no order in the window, data undone) go to none.
/// </summary>
public sealed class RfmMovement
{
    private readonly int[] _counts;

    private RfmMovement(DateOnly from, DateOnly to, int[] counts)
    {
        From = from;
        To = to;
        _counts = counts;
        Flows =
        [
            .. from f in Places
               from t in Places
               let customers = this[f, t]
               where customers > 0
               select new RfmFlow(f, t, customers),
        ];
    }

    /// <summary>The earlier day.</summary>
    public DateOnly From { get; }

    /// <summary>The later day.</summary>
    public DateOnly To { get; }

    /// <summary>The flows with anybody in them, by the segments' order, nowhere last.</summary>
    public IReadOnlyList<RfmFlow> Flows { get; }

    /// <summary>How many went from one segment to another; null stands for nowhere.</summary>
    public int this[RfmSegment? from, RfmSegment? to] => _counts[(Place(from) * Width) + Place(to)];

    /// <summary>Customers who were not there before.</summary>
    public int New => Flows.Where(static f => f.From is null).Sum(static f => f.Customers);

    /// <summary>Customers who are gone.</summary>
    public int Gone => Flows.Where(static f => f.To is null).Sum(static f => f.Customers);

    private static IEnumerable<RfmSegment?> Places => RfmMap.Segments.Cast<RfmSegment?>().Append(null);

    private static int Width => RfmMap.Segments.Count + 1;

    /// <summary>Compares two days.</summary>
    public static RfmMovement Between(RfmSnapshot earlier, RfmSnapshot later)
    {
        var counts = new int[Width * Width];
        int e = 0, l = 0;
        while (e < earlier.Count || l < later.Count)
        {
            var before = e < earlier.Count ? earlier.Keys[e] : int.MaxValue;
            var after = l < later.Count ? later.Keys[l] : int.MaxValue;
            var from = before <= after && e < earlier.Count ? earlier.SegmentAt(e) : (RfmSegment?)null;
            var to = after <= before && l < later.Count ? later.SegmentAt(l) : (RfmSegment?)null;
            counts[(Place(from) * Width) + Place(to)]++;
            e += from is null ? 0 : 1;
            l += to is null ? 0 : 1;
        }

        return new RfmMovement(earlier.Day, later.Day, counts);
    }

    private static int Place(RfmSegment? segment) => segment is { } known ? (int)known - 1 : Width - 1;
}
