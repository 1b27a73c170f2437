using Analytics.Core.Forecasting;

namespace Analytics.Tests.Core.Forecasting;

/// <summary>That what is said of past forecasts is what they would have been.</summary>
public sealed class BacktestHonestyTests
{
    [Fact]
    public void Backtest_SeasonalNaiveAskedFor_DoesNotBeatItself()
    {
        var series = new ForecastSeries([.. Days(400).Select(static (v, t) => t % 7 == 5 ? 0 : v)], 7, [7], true);

        var forecast = AutoForecaster.Forecast(series, 14, [0.8], new AutoForecastOptions { Model = "snaive" }).Forecast!;

        Assert.False(forecast.BeatsNaive);
        Assert.Equal(forecast.Backtest!.Scores[^1].Mase, forecast.Backtest.Scores[0].Mase, 12);
        Assert.Equal(forecast.Backtest.Scores[^1].Wape, forecast.Backtest.Scores[0].Wape, 12);
    }

    [Fact]
    public void Coverage_LoneZeroDays_CountAsMissed()
    {
        var values = Days(420);
        for (var t = 11; t < values.Length; t += 13)
        {
            values[t] = 0;
        }

        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 7, [7], true), 14, [0.5]).Forecast!;
        var past = forecast.Backtest!.Past;
        var inside = past.Average(p => p.Actuals.Where((v, h) => v >= p.Lower[0][h] && v <= p.Upper[0][h]).Count() / (double)p.Actuals.Length);

        Assert.Equal(inside, forecast.Backtest.Coverage[0].Realised, 12);
        Assert.Contains(past, static p => p.Actuals.Contains(0));
    }

    [Fact]
    public void Backtest_ValuesAfterAnOriginChanged_ItsForecastStays()
    {
        var values = Days(300);
        var changed = values.ToArray();
        for (var t = 286; t < 300; t++)
        {
            changed[t] *= 1.5;
        }

        var options = new AutoForecastOptions { Model = "snaive" };
        var one = AutoForecaster.Forecast(new ForecastSeries(values, 7, [7], true), 14, [0.8], options).Forecast!.Backtest!.Past[^1];
        var other = AutoForecaster.Forecast(new ForecastSeries(changed, 7, [7], true), 14, [0.8], options).Forecast!.Backtest!.Past[^1];

        Assert.Equal(286, one.Origin);
        Assert.Equal(one.Means, other.Means);
        Assert.Equal(one.Upper[0], other.Upper[0]);
        Assert.NotEqual(one.Actuals, other.Actuals);
    }

    // About 100 a day with a week's pattern and a little noise.
    private static double[] Days(int count) =>
        [.. Enumerable.Range(0, count).Select(static t => 100 + (12 * Math.Sin(2 * Math.PI * t / 7)) + ((t * 7919 % 101) - 50) / 5.0)];
}
