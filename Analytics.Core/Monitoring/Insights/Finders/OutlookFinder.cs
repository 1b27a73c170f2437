using Analytics.Core.Planning;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>
/// The forecast of the next 28 days' net revenue against the last 28: told where the last lie outside of its 80 % interval, and the forecast does
/// better than repeating last week. Nothing is told while forecasts are held to an earlier version: they then begin in the past.
/// </summary>
internal sealed class OutlookFinder : IInsightFinder
{
    private const double Level = 0.8;

    public async Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        if (context.Forecasts is null
            || (await context.Forecasts.GetAsync(new ForecastQuestion { Days = InsightContext.Window, Filters = context.Part }, cancellationToken)).Forecast is not { Before: { Value: > 0 } before, Hold: null } forecast
            || forecast.Warnings.Any(static warning => warning.Kind == Forecasting.ForecastWarningKind.NotBetterThanNaive))
        {
            return [];
        }

        var place = forecast.PlaceOf(Level);
        var (low, high) = (forecast.Total.Lower[place], forecast.Total.Upper[place]);
        if (before.Value >= low && before.Value <= high)
        {
            return [];
        }

        return
        [
            new InsightFinding
            {
                Kind = InsightKind.Outlook,
                Key = context.Monthly(forecast.Total.Mean > before.Value ? "outlook:up" : "outlook:down"),
                Measure = Measure.NetRevenue,
                Days = forecast.Days,
                Before = before.Days,
                Money = Math.Round((decimal)Math.Abs(forecast.Total.Mean - before.Value), 4),
                Confidence = Level,
                Figures =
                [
                    new InsightFigure(InsightFigures.Expected, Math.Round((decimal)forecast.Total.Mean, 4), MeasureUnit.Money),
                    new InsightFigure(InsightFigures.Low, Math.Round((decimal)low, 4), MeasureUnit.Money),
                    new InsightFigure(InsightFigures.High, Math.Round((decimal)high, 4), MeasureUnit.Money),
                    new InsightFigure(InsightFigures.Before, Math.Round((decimal)before.Value, 4), MeasureUnit.Money),
                ],
            },
        ];
    }
}
