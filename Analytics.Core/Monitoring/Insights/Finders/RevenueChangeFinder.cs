using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>
/// Net revenue of the last 28 days against the 28 before. It must differ by 5 %, and by more than 2.5 standard errors, taken from how
/// neighbouring weeks of the year before differ (robustly), so that what happens every month is not news.
/// </summary>
internal sealed class RevenueChangeFinder : IInsightFinder
{
    private const int LeastWeeks = 12;
    private const int MostWeeks = 52;
    private const double LeastZ = 2.5;
    private const decimal LeastChange = 0.05m;
    private const int MostParts = 4;

    private static readonly Dimension[] Explaining = [Dimension.Category, Dimension.Channel, Dimension.Location, Dimension.CustomerKind];

    public async Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var revenue = context.Days[Measure.NetRevenue];
        if (revenue.Length < (2 * InsightContext.Window) + (LeastWeeks * 7))
        {
            return [];
        }

        var now = revenue.TakeLast(InsightContext.Window).Sum();
        var before = revenue.SkipLast(InsightContext.Window).TakeLast(InsightContext.Window).Sum();
        var change = now - before;
        var z = Z(revenue, change);
        if (before <= 0 || Math.Abs(change) < LeastChange * before || Math.Abs(z) < LeastZ)
        {
            return [];
        }

        var (by, parts) = await ExplainAsync(context, before, now, cancellationToken);
        var orders = context.Days[Measure.Orders];
        var (ordersNow, ordersBefore) = (orders.TakeLast(InsightContext.Window).Sum(), orders.SkipLast(InsightContext.Window).TakeLast(InsightContext.Window).Sum());
        var figures = new List<InsightFigure>
        {
            new(InsightFigures.Now, now, MeasureUnit.Money), new(InsightFigures.Before, before, MeasureUnit.Money), new(InsightFigures.Z, (decimal)z, MeasureUnit.Pieces),
        };
        if (ordersNow > 0 && ordersBefore > 0
            && Contributions.OfProduct((double)ordersBefore, (double)(before / ordersBefore), (double)ordersNow, (double)(now / ordersNow)) is { } drivers)
        {
            // Rounded once, the other is what is left: together they are the change.
            var byOrders = decimal.Round((decimal)drivers.First, 4);
            figures.Add(new InsightFigure(InsightFigures.ByOrders, byOrders, MeasureUnit.Money));
            figures.Add(new InsightFigure(InsightFigures.ByOrderValue, change - byOrders, MeasureUnit.Money));
        }

        return
        [
            new InsightFinding
            {
                Kind = InsightKind.RevenueChanged,
                Key = context.Monthly(change > 0 ? "revenue:up" : "revenue:down"),
                Measure = Measure.NetRevenue,
                Days = context.Now,
                Before = context.Now.Preceding(),
                Money = Math.Abs(change),
                Confidence = Likelihood.Within(z),
                Figures = figures,
                PartsBy = by,
                Parts = parts,
            },
        ];
    }

    // Four weeks less four weeks, each with the noise of a week.
    private static double Z(decimal[] revenue, decimal change)
    {
        var weeks = new List<double>();
        for (var end = revenue.Length - InsightContext.Window; end >= 7 && weeks.Count < MostWeeks; end -= 7)
        {
            weeks.Add((double)revenue.AsSpan(end - 7, 7).ToArray().Sum());
        }

        var steps = weeks.Zip(weeks.Skip(1), static (one, other) => Math.Abs(one - other)).Order().ToArray();
        var noise = 1.4826 * steps[steps.Length / 2] / Math.Sqrt(2);
        return noise > 0 ? (double)change / (noise * Math.Sqrt(8)) : 0;
    }

    private static async Task<(Dimension? By, IReadOnlyList<ContributionPart> Parts)> ExplainAsync(
        InsightContext context, decimal before, decimal now, CancellationToken cancellationToken)
    {
        (Dimension? By, IReadOnlyList<ContributionPart> Parts, decimal Unevenness) best = (null, [], 0);
        foreach (var dimension in Explaining)
        {
            var then = await RunAsync(context.Queries, dimension, context.Now.Preceding(), cancellationToken);
            var today = await RunAsync(context.Queries, dimension, context.Now, cancellationToken);
            var parts = then.Keys.Union(today.Keys, StringComparer.Ordinal).Select(key => new ContributionPart(
                key, (today.TryGetValue(key, out var row) ? row : then[key]).Label, then.GetValueOrDefault(key).Value, today.GetValueOrDefault(key).Value)).ToList();
            var unevenness = parts.Count < 2 ? 0 : Contributions.Unevenness(parts, before, now);
            if (unevenness > best.Unevenness)
            {
                best = (dimension, Contributions.Of(parts, before, now, MostParts), unevenness);
            }
        }

        return (best.By, best.Parts);
    }

    private static async Task<Dictionary<string, (string Label, decimal Value)>> RunAsync(
        IQueryRunner queries, Dimension dimension, Period days, CancellationToken cancellationToken)
    {
        var answer = await queries.RunAsync(
            new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [dimension], Period = days, MaxRows = QueryLimits.MaxRows }, cancellationToken);
        return answer.Rows.ToDictionary(static row => row.Keys[0].Key, static row => (row.Keys[0].Label, row.Values[0].Value ?? 0m), StringComparer.Ordinal);
    }
}
