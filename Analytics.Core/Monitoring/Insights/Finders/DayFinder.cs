using Analytics.Core.Forecasting;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>Days of the last week that stand out (<see cref="DailyAnomalies"/>); of revenue and orders that stand out on one day only the revenue.</summary>
internal sealed class DayFinder : IInsightFinder
{
    private const int LastDays = 7;

    private static readonly Measure[] Watched = [Measure.NetRevenue, Measure.Orders, Measure.Returns, Measure.NewCustomers];

    public Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var found = new List<InsightFinding>();
        foreach (var measure in Watched)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var values = context.Days.Doubles(measure);
            var judged = DailyAnomalies.Find(values, context.Days.First.DayOfWeek);
            for (var i = Math.Max(0, judged.Count - LastDays); i < judged.Count; i++)
            {
                var day = context.Days.First.AddDays(i);
                if (!judged[i].IsAnomaly || (measure == Measure.Orders && found.Exists(f => f.Measure == Measure.NetRevenue && f.Days.From == day)))
                {
                    continue;
                }

                var definition = MeasureCatalog.Of(measure);
                var expected = Math.Round((decimal)judged[i].Expected, 4);
                var away = Math.Abs((decimal)values[i] - expected);
                found.Add(new InsightFinding
                {
                    Kind = InsightKind.DayStandsOut,
                    Key = FormattableString.Invariant($"day:{definition.Key}:{day:yyyy-MM-dd}"),
                    Measure = measure,
                    Days = new Period(day, day),
                    Money = Math.Round(definition.Unit == MeasureUnit.Money ? away : away * context.OrderValue, 4),
                    Confidence = Likelihood.Within(judged[i].Z),
                    Figures =
                    [
                        new InsightFigure(InsightFigures.Now, context.Days[measure][i], definition.Unit),
                        new InsightFigure(InsightFigures.Expected, expected, definition.Unit),
                        new InsightFigure(InsightFigures.Z, Math.Round((decimal)judged[i].Z, 2), MeasureUnit.Pieces),
                    ],
                });
            }
        }

        return Task.FromResult<IReadOnlyList<InsightFinding>>(found);
    }
}
