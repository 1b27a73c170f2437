using Analytics.Core.Forecasting;

namespace Analytics.Tests.Core.Forecasting;

/// <summary>The interval of the period's total: its own, not the sum of the days' bounds, and as wide as it says.</summary>
public sealed class TotalIntervalTests
{
    [Fact]
    public void Totals_ManySeries_HoldAboutAsOftenAsTheySay()
    {
        const int history = 140, horizon = 14, series = 80;
        int inside80 = 0, inside95 = 0;
        for (var k = 0; k < series; k++)
        {
            var noise = SyntheticSeries.Noise(history + horizon, 100 + k);
            double[] y = [.. noise.Select(static (z, t) => 200 + (20 * Math.Sin(2 * Math.PI * t / 7)) + (10 * z))];
            var forecast = AutoForecaster.Forecast(new ForecastSeries(y[..history], 7, [7], true), horizon, [0.8, 0.95], new AutoForecastOptions { Model = "stl-theta" }).Forecast!;
            var total = y[history..].Sum();
            inside80 += total >= forecast.Totals[0].Lower && total <= forecast.Totals[0].Upper ? 1 : 0;
            inside95 += total >= forecast.Totals[1].Lower && total <= forecast.Totals[1].Upper ? 1 : 0;
            Assert.True(forecast.Totals[0].Upper - forecast.Totals[0].Lower < forecast.Upper[0].Sum() - forecast.Lower[0].Sum());
        }

        Assert.InRange(inside80 / (double)series, 0.65, 0.95);
        Assert.InRange(inside95 / (double)series, 0.85, 1);
    }

    [Fact]
    public void TotalCoverage_Backtest_IsGivenForEachLevel()
    {
        var forecast = AutoForecaster.Forecast(new ForecastSeries(SyntheticSeries.Week(), 7, [7], true), 7, [0.5, 0.95]).Forecast!;

        Assert.Equal([0.5, 0.95], forecast.Backtest!.TotalCoverage.Select(static c => c.Level));
        Assert.All(forecast.Backtest.TotalCoverage, static c => Assert.InRange(c.Realised, 0, 1));
        Assert.True(forecast.Backtest.TotalCoverage[0].Realised <= forecast.Backtest.TotalCoverage[1].Realised);
    }
}
