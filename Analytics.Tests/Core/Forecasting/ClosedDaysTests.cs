using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Combining;
using Analytics.Core.Forecasting.Models;

namespace Analytics.Tests.Core.Forecasting;

/// <summary>Days on which a shop is closed: what is learned of them, when, and what models see instead.</summary>
public sealed class ClosedDaysTests
{
    private static readonly DateOnly Monday = new(2025, 1, 6);

    [Theory]
    [InlineData(5)]
    [InlineData(5, 6)]
    public void OpenSteps_ClosedPhases_AreForecastAsTheShorterWeekIs(params int[] closed)
    {
        var phases = Enumerable.Range(0, 7).Select(p => closed.Contains(p)).ToArray();
        double[] all = [.. SyntheticSeries.Week().Select((v, t) => phases[t % 7] ? 0 : 50 + v)];
        double[] open = [.. all.Where((_, t) => !phases[t % 7])];
        var expected = new ThetaModel().Fit(new ForecastSeries(open, 7 - closed.Length), ForecastOptions.Default, default).Fit!;

        var fit = new OpenStepsModel(new ThetaModel(), phases).Fit(new ForecastSeries(all, 7), ForecastOptions.Default, default).Fit!;
        var means = fit.Forecast(14);

        Assert.Equal(expected.Forecast(14 - (2 * closed.Length)), means.Where((_, h) => !phases[(all.Length + h) % 7]));
        Assert.All(means.Where((_, h) => phases[(all.Length + h) % 7]), static v => Assert.Equal(0, v));
        Assert.Equal(all.Length, fit.Fitted.Length);
        Assert.All(fit.Fitted.Where((_, t) => phases[t % 7]), static v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void OpenSteps_Reapplied_GoesOnWithTheSameParameters()
    {
        bool[] phases = [false, false, false, false, false, true, false];
        var series = new ForecastSeries([.. SyntheticSeries.Week().Select((v, t) => phases[t % 7] ? 0 : 50 + v)], 7);
        var fit = new OpenStepsModel(new ThetaModel(), phases).Fit(series.Head(181), ForecastOptions.Default, default).Fit!;

        var again = fit.Reapply(series).Fit!;

        Assert.Equal(fit.Fitted, again.Fitted[..181]);
        Assert.Equal(fit.Forecast(1)[0], again.Fitted[181], 1e-9);
    }

    [Fact]
    public void Forecast_NetRevenueOfAShopClosedOnSaturdays_IsZeroThere()
    {
        // More was returned than sold on one day: values below zero do not make closed days unknown.
        var values = SyntheticSeries.Week().Select(static (v, t) => t % 7 == 5 ? 0 : t == 60 ? -12 : v).ToArray();

        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 7, [7], false), 14, [0.8]).Forecast!;

        Assert.All(Enumerable.Range(0, 14), h => Assert.Equal((values.Length + h) % 7 == 5, forecast.Means[h] == 0 && forecast.Upper[0][h] == 0));
    }

    [Fact]
    public void Backtest_DaysClosedSinceLately_AreNotKnownBefore()
    {
        // Open all week for forty weeks, closed on Sundays in the last sixteen.
        double[] values = [.. SyntheticSeries.Noise(56 * 7, 11).Select(static (z, t) => t % 7 == 6 && t >= 40 * 7 ? 0 : 100 + z)];

        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 7, [7], true, Monday, ForecastGrain.Day), 7, [0.8]).Forecast!;
        var first = forecast.Backtest!.Past.First(p => p.Origin >= 38 * 7);
        var last = forecast.Backtest.Past[^1];

        Assert.Equal(0, forecast.Means[6]);
        Assert.Equal(0, last.Means[(6 - (last.Origin % 7) + 7) % 7]);
        Assert.True(first.Origin <= 41 * 7);
        Assert.All(first.Means, static v => Assert.True(v > 50));
    }

    [Fact]
    public void Backtest_FutureChanged_PastForecastsStay()
    {
        // What fills a closed day before an origin must not come from after it.
        var values = SyntheticSeries.Week().Select(static (v, t) => t % 7 == 5 || t == 160 ? 0 : 50 + v).ToArray();
        var changed = values.Select(static (v, t) => t > 160 && v > 0 ? v + 40 : v).ToArray();
        var options = new AutoForecastOptions { Model = "stl-theta", Origins = 2, Stride = 42 };

        var one = Past(values, options);
        var other = Past(changed, options);

        Assert.Equal(161, one.Origin);
        Assert.Equal(one.Means, other.Means);

        static PastForecast Past(double[] y, AutoForecastOptions options) =>
            AutoForecaster.Forecast(new ForecastSeries(y, 7, [7], true, Monday, ForecastGrain.Day), 7, [0.8], options).Forecast!.Backtest!.Past[0];
    }
}
