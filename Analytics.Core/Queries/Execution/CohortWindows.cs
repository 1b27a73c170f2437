using System.Numerics;
using Analytics.Core.Domain;

namespace Analytics.Core.Queries.Execution;

/// <summary>Cohorts whose periods are windows from each customer's own first order.</summary>
internal static class CohortWindows
{
    private const long Day = 86_400;
    private const int MaxCells = 1_500 * 1_500;

    /// <summary>The matrix.</summary>
    /// <param name="query">The question.</param>
    /// <param name="context">What it is asked of.</param>
    /// <param name="asked">The days that count.</param>
    /// <param name="plan">The pass over their lines.</param>
    /// <param name="cohortOf">Each customer's cohort by key; −1 for none.</param>
    /// <param name="starts">Each cohort's first day.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static CohortMatrix Matrix(
        CohortQuery query, QueryContext context, Period asked, ScanPlan plan, int[] cohortOf, DateOnly[] starts, CancellationToken cancellationToken)
    {
        var calendar = context.Calendar;
        var length = Length(query.Bucket);
        var begin = calendar.StartOfDay(asked.From);
        var known = context.IsClosed ? calendar.StartOfDay(ShopCalendar.AddDaysClamped(context.Today, 1)) : context.NowSeconds;
        var end = Math.Max(begin + 1, Math.Min(TimeWindow.Of(asked, calendar).End, known));
        var windows = (int)Math.Min(int.MaxValue, ((end - 1 - begin) / length) + 1);
        if ((long)windows * starts.Length > MaxCells)
        {
            throw new QueryException("by", "That would be too many cohorts and periods; take a shorter period or a coarser bucket of time.");
        }

        var firsts = context.Snapshot.Customers.FirstOrderSeconds;
        var sinks = ScanRunner.Run(plan, () => new CohortWindowSink(firsts, cohortOf, starts.Length, windows, length), cancellationToken);
        for (var i = 1; i < sinks.Count; i++)
        {
            sinks[0].Merge(sinks[i]);
        }

        var tallies = Count(sinks[0], cohortOf, firsts, starts, windows);
        var cohorts = new Cohort[starts.Length];
        for (var c = 0; c < cohorts.Length; c++)
        {
            var tally = tallies[c];
            var first = tally.Size > 0 ? tally.Earliest : Math.Max(begin, calendar.StartOfDay(starts[c]));
            var cells = (int)Math.Clamp(((end - 1 - first) / length) + 1, 1, windows);
            // A window is over when it is over for the cohort's last customer too.
            var finished = tally.Size > 0 ? (int)Math.Clamp((end - tally.Latest) / length, 0, cells) : 0;
            cohorts[c] = new Cohort(
                starts[c],
                tally.Size,
                tally.Active[..cells],
                tally.Later[..cells],
                Moneys(query, sinks[0].Net, c * windows, cells),
                Moneys(query, sinks[0].Gross, c * windows, cells)) { FinishedPeriods = finished };
        }

        return new CohortMatrix(query, asked, cohorts, cohorts.Any(static c => c.FinishedPeriods < c.Active.Count), context.Freshness);
    }

    private static Tally[] Count(CohortWindowSink sink, int[] cohortOf, long[] firsts, DateOnly[] starts, int windows)
    {
        var tallies = Array.ConvertAll(starts, _ => new Tally { Active = new long[windows], Later = new long[windows] });
        for (var key = 1; key < cohortOf.Length; key++)
        {
            if (cohortOf[key] < 0)
            {
                continue;
            }

            var tally = tallies[cohortOf[key]];
            tally.Size++;
            tally.Earliest = Math.Min(tally.Earliest, firsts[key]);
            tally.Latest = Math.Max(tally.Latest, firsts[key]);
            var last = -1;
            for (var w = 0; w < sink.WordsEach; w++)
            {
                for (var bits = sink.Bits[((long)key * sink.WordsEach) + w]; bits != 0; bits &= bits - 1)
                {
                    last = (w << 6) + BitOperations.TrailingZeroCount(bits);
                    tally.Active[last]++;
                }
            }

            if (last >= 0)
            {
                tally.Later[last]++;
            }
        }

        foreach (var tally in tallies)
        {
            for (var n = windows - 2; n >= 0; n--)
            {
                tally.Later[n] += tally.Later[n + 1];
            }
        }

        return tallies;
    }

    private static long Length(Dimension bucket) => Day * bucket switch
    {
        Dimension.Week => 7,
        Dimension.Month => 30,
        Dimension.Quarter => 91,
        Dimension.Year => 365,
        _ => 1,
    };

    private static Money[] Moneys(CohortQuery query, long[] units, int start, int count) =>
        query.IncludeRevenue ? Array.ConvertAll(units.AsSpan(start, count).ToArray(), static u => new Money(u)) : [];

    private sealed class Tally
    {
        public required long[] Active { get; init; }

        public required long[] Later { get; init; }

        public long Size { get; set; }

        public long Earliest { get; set; } = long.MaxValue;

        public long Latest { get; set; } = long.MinValue;
    }
}
