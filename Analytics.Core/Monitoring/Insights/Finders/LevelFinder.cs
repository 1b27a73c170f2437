using Analytics.Core.Forecasting;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>The last change of level (<see cref="ChangePoints"/>) of the last 90 days, by at least a tenth.</summary>
internal sealed class LevelFinder : IInsightFinder
{
    private const int LastDays = 90;
    private const double LeastChange = 0.1;

    private static readonly Measure[] Watched = [Measure.NetRevenue, Measure.Orders, Measure.Returns, Measure.NewCustomers];

    public Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var found = new List<InsightFinding>();
        foreach (var measure in Watched)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changes = ChangePoints.Find(context.Days.Doubles(measure), context.Days.First.DayOfWeek);
            if (changes.Count == 0 || changes[^1].Index < context.Days.Count - LastDays)
            {
                continue;
            }

            var change = changes[^1];
            var since = context.Days.First.AddDays(change.Index);
            var isOrders = measure == Measure.Orders;
            if (Math.Abs(change.After - change.Before) < LeastChange * Math.Abs(change.Before)
                || (isOrders && found.Exists(f => f.Measure == Measure.NetRevenue && Math.Abs(f.Days.From.DayNumber - since.DayNumber) <= 7)))
            {
                continue;
            }

            var definition = MeasureCatalog.Of(measure);
            var away = Math.Abs((decimal)(change.After - change.Before)) * InsightContext.Window;
            found.Add(new InsightFinding
            {
                Kind = InsightKind.LevelChanged,
                // By week, because the day may move by one or two as days are added.
                Key = FormattableString.Invariant($"level:{definition.Key}:{(change.After > change.Before ? "up" : "down")}:{since.DayNumber / 7}"),
                Measure = measure,
                Days = new Period(since, context.Days.Last),
                Money = Math.Round(definition.Unit == MeasureUnit.Money ? away : away * context.OrderValue, 4),
                Confidence = Likelihood.Within(Math.Sqrt(Math.Max(0, change.Strength))),
                Figures =
                [
                    new InsightFigure(InsightFigures.Now, Math.Round((decimal)change.After, 4), definition.Unit),
                    new InsightFigure(InsightFigures.Before, Math.Round((decimal)change.Before, 4), definition.Unit),
                ],
            });
        }

        return Task.FromResult<IReadOnlyList<InsightFinding>>(found);
    }
}
