namespace Analytics.Core.Queries.Execution;

/// <summary>Answers what customers did day by day.</summary>
internal static class HistoryExecution
{
    private const int MaxDays = 3_660;
    private const int MostItems = 60_000;

    /// <summary>Days with an order.</summary>
    public static CustomerActivity Activity(Period period, QueryContext context, CancellationToken cancellationToken)
    {
        if (period.Days > MaxDays)
        {
            throw new QueryException("period", $"Days one by one are told for at most {MaxDays} days.");
        }

        KeyPart[] parts = [new KeyPart(Dimension.Day, period.Days, 1)];
        var planner = new PlanBuilder(context, []);
        var window = TimeWindow.Of(period, context.Calendar);
        if (context.Span is null || planner.Axes.Build(window, parts, period) is not { } axis)
        {
            return new CustomerActivity(period, [], 0);
        }

        var plan = planner.Plan(axis, window, Need.None, parts, period.Days);
        var slots = context.Snapshot.Customers.Slots;
        var sinks = ScanRunner.Run(plan, () => new ActivitySink(slots, period.Days), cancellationToken);
        for (var i = 1; i < sinks.Count; i++)
        {
            sinks[0].Merge(sinks[i]);
        }

        return new CustomerActivity(period, sinks[0].Bits, sinks[0].WordsEach);
    }

    /// <summary>Who bought what when.</summary>
    public static CustomerItems Items(CustomerItemQuery query, QueryContext context, CancellationToken cancellationToken)
    {
        if (query.Dimension is not (Dimension.Product or Dimension.Category))
        {
            throw new QueryException("by", "Items are products or categories.");
        }

        if (query.MaxItems is < 1 or > MostItems || query.MaxCustomers < 1)
        {
            throw new QueryException("top", $"Ask for 1 to {MostItems} items, of one customer at least.");
        }

        var span = context.Span;
        if (span is null || (query.Until is { } until && until < span.From))
        {
            return new CustomerItems(span?.From ?? default, [], [], [], false);
        }

        var period = new Period(span.From, query.Until is { } end && end < span.To ? end : span.To);
        if (period.Days > ushort.MaxValue)
        {
            // Some line lies in another century: the last 65,535 days tell enough.
            period = new Period(period.To.AddDays(1 - ushort.MaxValue), period.To);
        }

        var ranked = query.RankUntil is { } last && last < period.To ? new Period(period.From, last < period.From ? period.From : last) : period;
        if (query.RankUntil < period.From || Plan(period, context) is not { } plan || Plan(ranked, context) is not { } rankedPlan)
        {
            return new CustomerItems(period.From, [], [], [], false);
        }

        var snapshot = context.Snapshot;
        var byProduct = query.Dimension == Dimension.Product;
        var codes = byProduct ? snapshot.Products.Count : snapshot.Categories.Count;
        var counts = ScanRunner.Run(rankedPlan, () => new ItemCountSink(snapshot, byProduct, codes), cancellationToken);
        var lines = new long[codes];
        foreach (var sink in counts)
        {
            for (var code = 0; code < codes; code++)
            {
                lines[code] += sink.Lines[code];
            }
        }

        var keys = Enumerable.Range(1, Math.Max(0, codes - 1))
            .Where(code => lines[code] > 0 && (!byProduct || snapshot.Products[code].IsGoods))
            .OrderByDescending(code => lines[code]).ThenBy(code => code)
            .Take(query.MaxItems)
            .ToArray();
        var places = new int[codes];
        Array.Fill(places, -1);
        for (var i = 0; i < keys.Length; i++)
        {
            places[keys[i]] = i;
        }

        var every = (snapshot.Customers.Slots + query.MaxCustomers - 1) / query.MaxCustomers;
        var sinks = ScanRunner.Run(plan, () => new ItemSink(snapshot, byProduct, places, every), cancellationToken);
        return new CustomerItems(
            period.From,
            [.. keys.Select(key => context.Domain.Value(query.Dimension, key, period))],
            keys,
            Distinct(sinks, cancellationToken),
            every > 1);
    }

    private static ScanPlan? Plan(Period period, QueryContext context)
    {
        var planner = new PlanBuilder(context, []);
        KeyPart[] days = [new KeyPart(Dimension.Day, period.Days, 1)];
        var window = TimeWindow.Of(period, context.Calendar);
        return planner.Axes.Build(window, days, period) is { } axis ? planner.Plan(axis, window, Need.None, days, period.Days) : null;
    }

    private static ulong[] Distinct(IReadOnlyList<ItemSink> sinks, CancellationToken cancellationToken)
    {
        var all = new ulong[sinks.Sum(s => s.Entries.Count)];
        var at = 0;
        foreach (var sink in sinks)
        {
            sink.Entries.CopyTo(all, at);
            at += sink.Entries.Count;
            sink.Entries.Clear();
            sink.Entries.TrimExcess();
        }

        cancellationToken.ThrowIfCancellationRequested();
        Array.Sort(all);
        var kept = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (i == 0 || all[i] != all[i - 1])
            {
                all[kept++] = all[i];
            }
        }

        return all[..kept];
    }
}
