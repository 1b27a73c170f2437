using System.Numerics;
using Analytics.Core.Domain;

namespace Analytics.Core.Queries.Execution;

/// <summary>Answers questions about each customer: summaries and cohorts.</summary>
internal static class CustomerExecution
{
    private const int MaxPeriods = 1_500;

    /// <summary>One summary for each customer.</summary>
    public static CustomerSummaries Summaries(CustomerSummaryQuery query, QueryContext context, CancellationToken cancellationToken)
    {
        QueryValidator.CheckFilters(query.Filters);
        var period = query.Period ?? context.Span;
        if (context.Span is null || period is null || AxisOf(context, query.Filters, period, [], out var planner, out var window) is not { } axis)
        {
            return new CustomerSummaries(null, context, period);
        }

        var plan = planner.Plan(axis, window, Need.None, [], 1);
        var customers = context.Snapshot.Customers;
        var sinks = ScanRunner.Run(plan, () => new SummarySink(customers.Slots, context.Snapshot.OrderSlots, query), cancellationToken);
        for (var i = 1; i < sinks.Count; i++)
        {
            sinks[0].Merge(sinks[i]);
        }

        return new CustomerSummaries(sinks[0], context, period);
    }

    /// <summary>Who bought something on a line that passes the filters, by key; key 0 has no meaning.</summary>
    public static bool[] Buyers(IReadOnlyList<Filter> filters, Period? asked, QueryContext context, CancellationToken cancellationToken)
    {
        QueryValidator.CheckFilters(filters);
        var slots = context.Snapshot.Customers.Slots;
        if (context.Span is null || (asked ?? context.Span) is not { } period || AxisOf(context, filters, period, [], out var planner, out var window) is not { } axis)
        {
            return new bool[slots];
        }

        var sinks = ScanRunner.Run(planner.Plan(axis, window, Need.None, [], 1), () => new BuyersSink(slots), cancellationToken);
        for (var i = 1; i < sinks.Count; i++)
        {
            sinks[0].Merge(sinks[i]);
        }

        return Array.ConvertAll(sinks[0].Bought, static b => b != 0);
    }

    /// <summary>What rates come to over each customer's lines.</summary>
    public static CustomerRates Rates(IReadOnlyList<LineRate> rates, Period period, QueryContext context, CancellationToken cancellationToken)
    {
        if (context.Span is null || AxisOf(context, [], period, [], out var planner, out var window) is not { } axis)
        {
            return new CustomerRates(new RateCell[context.Snapshot.Customers.Slots]);
        }

        var table = new RateTable(rates, context);
        var sinks = ScanRunner.Run(planner.Plan(axis, window, Need.None, [], 1), () => new RateSink(context, table), cancellationToken);
        for (var i = 1; i < sinks.Count; i++)
        {
            sinks[0].Merge(sinks[i]);
        }

        return new CustomerRates(sinks[0].Cells);
    }

    /// <summary>The matrix of cohorts.</summary>
    public static CohortMatrix Cohorts(CohortQuery query, QueryContext context, CancellationToken cancellationToken)
    {
        QueryValidator.CheckFilters(query.Filters);
        if (!DimensionCatalog.Of(query.Bucket).IsTimeBucket || query.Bucket == Dimension.Hour)
        {
            throw new QueryException("by", "Cohorts go by day, week, month, quarter or year.");
        }

        var asked = query.Period ?? context.Span;
        if (context.Span is null || asked is null)
        {
            return new CohortMatrix(query, asked, [], false, context.Freshness);
        }

        if (query.Clock == CohortClock.FirstOrder)
        {
            return ByOwnClock(query, context, asked, cancellationToken);
        }

        // Without filters a first order can be seen in the lines themselves, if they are read from the beginning.
        var period = query.Filters.Count == 0 && context.Span.From < asked.From ? new Period(context.Span.From, asked.To) : asked;
        var size = context.Domain.Size(query.Bucket, period);
        if (size > MaxPeriods)
        {
            throw TooMany();
        }

        KeyPart[] parts = [new KeyPart(query.Bucket, size, 1)];
        if (AxisOf(context, query.Filters, period, parts, out var planner, out var window) is not { } axis)
        {
            return new CohortMatrix(query, asked, [], false, context.Freshness);
        }

        var periods = (int)size;
        var plan = planner.Plan(axis, window, Need.None, parts, size);
        var slots = context.Snapshot.Customers.Slots;
        var sinks = ScanRunner.Run(plan, () => new ActivitySink(slots, periods), cancellationToken);
        for (var i = 1; i < sinks.Count; i++)
        {
            sinks[0].Merge(sinks[i]);
        }

        var cohortOf = query.Filters.Count == 0 ? FirstBits(sinks[0], slots) : FirstOrders(context, query.Bucket, window, slots);
        var table = new CohortTable(periods);
        table.Count(sinks[0], cohortOf);
        CohortRevenueSink? revenue = null;
        if (query.IncludeRevenue)
        {
            var sums = ScanRunner.Run(plan, () => new CohortRevenueSink(cohortOf, periods), cancellationToken);
            for (var i = 1; i < sums.Count; i++)
            {
                sums[0].Merge(sums[i]);
            }

            revenue = sums[0];
        }

        var origin = context.Calendar.BucketStart(query.Bucket, period.From);
        var first = ShopCalendar.BucketIndex(query.Bucket, origin, context.Calendar.BucketStart(query.Bucket, asked.From));
        var end = ShopCalendar.BucketAt(query.Bucket, origin, periods);
        var unfinished = end.AddDays(-1) > context.LastFinishedDay || end.AddDays(-1) > asked.To;
        var cohorts = Enumerable.Range(first, periods - first)
            .Select(c => table.Cohort(c, ShopCalendar.BucketAt(query.Bucket, origin, c), revenue) with { FinishedPeriods = periods - c - (unfinished ? 1 : 0) })
            .ToArray();
        return new CohortMatrix(query, asked, cohorts, unfinished, context.Freshness);
    }

    private static CohortMatrix ByOwnClock(CohortQuery query, QueryContext context, Period asked, CancellationToken cancellationToken)
    {
        var size = context.Domain.Size(query.Bucket, asked);
        if (size > MaxPeriods)
        {
            throw TooMany();
        }

        if (AxisOf(context, query.Filters, asked, [], out var planner, out var window) is not { } axis)
        {
            return new CohortMatrix(query, asked, [], false, context.Freshness);
        }

        var origin = context.Calendar.BucketStart(query.Bucket, asked.From);
        var starts = new DateOnly[size];
        for (var c = 0; c < starts.Length; c++)
        {
            starts[c] = ShopCalendar.BucketAt(query.Bucket, origin, c);
        }

        var cohortOf = FirstOrders(context, query.Bucket, window, context.Snapshot.Customers.Slots);
        return CohortWindows.Matrix(query, context, asked, planner.Plan(axis, window, Need.None, [], 1), cohortOf, starts, cancellationToken);
    }

    private static QueryException TooMany() =>
        new("by", $"That would be more than {MaxPeriods} cohorts; take a shorter period or a coarser bucket of time.");

    private static TimeAxis? AxisOf(
        QueryContext context, IReadOnlyList<Filter> filters, Period period, KeyPart[] parts, out PlanBuilder planner, out TimeWindow window)
    {
        planner = new PlanBuilder(context, filters);
        window = TimeWindow.Of(period, context.Calendar);
        return planner.Axes.Build(window, parts, period);
    }

    private static int[] FirstBits(ActivitySink activity, int slots)
    {
        var first = new int[slots];
        var words = activity.WordsEach;
        for (var key = 0; key < slots; key++)
        {
            first[key] = -1;
            for (var w = 0; w < words; w++)
            {
                if (activity.Bits[(key * words) + w] is var bits && bits != 0)
                {
                    first[key] = (w << 6) + BitOperations.TrailingZeroCount(bits);
                    break;
                }
            }
        }

        first[0] = -1;
        return first;
    }

    private static int[] FirstOrders(QueryContext context, Dimension bucket, TimeWindow window, int slots)
    {
        var origin = context.Calendar.BucketStart(bucket, window.Days.From);
        var seconds = context.Snapshot.Customers.FirstOrderSeconds;
        var first = new int[slots];
        for (var key = 0; key < slots; key++)
        {
            first[key] = key == 0 || seconds[key] < window.Start || seconds[key] >= window.End
                ? -1
                : ShopCalendar.BucketIndex(bucket, origin, context.Calendar.BucketStart(bucket, context.Calendar.DayOf(seconds[key])));
        }

        return first;
    }

    /// <summary>Counts by cohort and periods since.</summary>
    private sealed class CohortTable(int periods)
    {
        private readonly long[] _size = new long[periods];
        private readonly long[] _active = new long[periods * periods];
        private readonly long[] _last = new long[periods * periods];

        public void Count(ActivitySink activity, int[] cohortOf)
        {
            var words = activity.WordsEach;
            for (var key = 1; key < cohortOf.Length; key++)
            {
                var cohort = cohortOf[key];
                if (cohort < 0)
                {
                    continue;
                }

                _size[cohort]++;
                var row = (cohort * periods) - cohort;
                var last = -1;
                for (var w = 0; w < words; w++)
                {
                    for (var bits = activity.Bits[(key * words) + w]; bits != 0; bits &= bits - 1)
                    {
                        last = (w << 6) + BitOperations.TrailingZeroCount(bits);
                        _active[row + last]++;
                    }
                }

                if (last >= 0)
                {
                    _last[row + last]++;
                }
            }
        }

        public Cohort Cohort(int cohort, DateOnly start, CohortRevenueSink? revenue)
        {
            var length = periods - cohort;
            var row = cohort * periods;
            var later = new long[length];
            long sum = 0;
            for (var n = length - 1; n >= 0; n--)
            {
                later[n] = sum += _last[row + n];
            }

            return new Cohort(
                start,
                _size[cohort],
                _active.AsSpan(row, length).ToArray(),
                later,
                Moneys(revenue?.Net, row + cohort, length),
                Moneys(revenue?.Gross, row + cohort, length));
        }

        private static Money[] Moneys(long[]? units, int start, int length) =>
            units is null ? [] : Array.ConvertAll(units.AsSpan(start, length).ToArray(), static u => new Money(u));
    }
}
