using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>One customer who brings a tenth or more of a year's net revenue, in a shop with fifty customers or more.</summary>
internal sealed class ConcentrationFinder : IInsightFinder
{
    private const int Year = 365;
    private const int LeastCustomers = 50;
    private const decimal LeastShare = 0.1m;

    public async Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var last = context.Days.Last;
        var first = last.AddDays(1 - Year) < context.Days.First ? context.Days.First : last.AddDays(1 - Year);
        var answer = await context.Queries.RunAsync(
            new AnalyticsQuery { Measures = [Measure.NetRevenue, Measure.ActiveCustomers], By = [Dimension.Customer], Period = new Period(first, last), Top = 2, OrderBy = Measure.NetRevenue },
            cancellationToken);
        var largest = answer.Rows.FirstOrDefault(static row => !row.IsOther && row.Keys[0].Key is not (DimensionValue.UnknownKey or DimensionValue.OtherKey));
        if (largest?.Values[0].Value is not > 0m || answer.Totals[0].Value is not > 0m || (answer.Totals[1].Value ?? 0) < LeastCustomers
            || largest.Values[0].Value < LeastShare * answer.Totals[0].Value)
        {
            return [];
        }

        var revenue = largest.Values[0].Value!.Value;
        return
        [
            new InsightFinding
            {
                Kind = InsightKind.Concentration,
                Key = context.Monthly("concentration:" + largest.Keys[0].Key),
                Measure = Measure.NetRevenue,
                Subject = largest.Keys[0].Label,
                Filter = new Filter(Dimension.Customer, [largest.Keys[0].Key]),
                Days = new Period(first, last),
                Money = Math.Round(revenue * InsightContext.Window / (last.DayNumber - first.DayNumber + 1), 4),
                Confidence = 1,
                Figures =
                [
                    new InsightFigure(InsightFigures.Now, revenue, MeasureUnit.Money),
                    new InsightFigure(InsightFigures.ShareOfRevenue, revenue / answer.Totals[0].Value!.Value, MeasureUnit.Share),
                ],
            },
        ];
    }
}
