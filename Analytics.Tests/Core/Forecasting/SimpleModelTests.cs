using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Models;

namespace Analytics.Tests.Core.Forecasting;

public sealed class SimpleModelTests
{
    [Fact]
    public void SeasonalNaive_TwoPeriods_RepeatsTheLast() =>
        Assert.Equal([4, 5, 6, 4], Fit(new SeasonalNaiveModel(), [1, 2, 3, 4, 5, 6], 3).Forecast(4));

    [Fact]
    public void Drift_Line_GoesOn() => Assert.Equal([11, 13], Fit(new DriftModel(), [1, 3, 5, 7, 9], 1).Forecast(2));

    [Fact]
    public void Drift_Season_MovesIt() => Assert.Equal([21, 32, 31, 42], Fit(new DriftModel(), [1, 12, 11, 22], 2).Forecast(4));

    [Fact]
    public void Linear_LineWithSeason_IsExact()
    {
        var fit = Fit(new LinearModel(), [.. Enumerable.Range(0, 40).Select(At)], 4);

        for (var h = 0; h < 8; h++)
        {
            Assert.Equal(At(40 + h), fit.Forecast(8)[h], 8);
        }

        Assert.Equal(0.5, fit.Parameters["slope"], 9);
        Assert.Equal(1, fit.Parameters["direction"]);
        Assert.Equal(1, fit.Parameters["r2"], 9);

        static double At(int t) => 10 + (0.5 * t) + (t % 4 is 1 ? 3 : t % 4 is 2 ? -1 : 0);
    }

    [Fact]
    public void DynamicTheta_Shifted_ForecastShifts()
    {
        var values = SyntheticSeries.Walk();
        var one = Fit(new DynamicThetaModel(), values, 1).Forecast(5);
        var other = Fit(new DynamicThetaModel(), [.. values.Select(static v => v + 1000)], 1).Forecast(5);

        for (var h = 0; h < 5; h++)
        {
            Assert.Equal(one[h] + 1000, other[h], 0.1);
        }
    }

    [Fact]
    public void Croston_EveryThirdStep_GivesAThirdOfTheSize()
    {
        double[] values = [.. Enumerable.Range(0, 90).Select(static t => t % 3 == 2 ? 6.0 : 0)];

        // (1 − 0.1/2) × 6 ÷ 3
        Assert.Equal(1.9, Fit(new CrostonModel(), values, 1).Forecast(1)[0], 0.01);
        Assert.Equal(2, Fit(new TsbModel(), values, 1).Forecast(1)[0], 0.3);
    }

    [Fact]
    public void Tsb_NothingAnyMore_Fades()
    {
        double[] values = [.. Enumerable.Range(0, 60).Select(static t => t % 3 == 2 ? 6.0 : 0), .. new double[60]];

        Assert.True(Fit(new TsbModel(), values, 1).Forecast(1)[0] < 0.7);
    }

    [Fact]
    public void Croston_NoZero_Refuses() =>
        Assert.Equal(
            ForecastRefusalReason.NotIntermittent,
            new CrostonModel().Fit(new ForecastSeries([1, 2, 3, 4]), ForecastOptions.Default, default).Refusal!.Reason);

    [Fact]
    public void EveryModel_Reapplied_KeepsParametersAndSeesNewSteps()
    {
        foreach (var model in ForecastModels.All)
        {
            var series = new ForecastSeries(SyntheticSeries.Week(), 7);
            if (model.Fit(series.Head(180), ForecastOptions.Default, default).Fit is { } fit)
            {
                var again = fit.Reapply(series).Fit!;

                Assert.Equal(series.Length, again.Fitted.Length);
                Assert.All(again.Forecast(7), static v => Assert.True(double.IsFinite(v)));
            }
        }
    }

    [Fact]
    public void EveryModel_MissingOrNothing_RefusesOrAnswers()
    {
        foreach (var model in ForecastModels.All)
        {
            Assert.NotNull(model.Fit(new ForecastSeries([]), ForecastOptions.Default, default).Refusal);
            Assert.NotNull(model.Fit(new ForecastSeries([double.NaN]), ForecastOptions.Default, default).Refusal);
            Assert.NotNull(model.Fit(new ForecastSeries([1, double.NegativeInfinity, 3, 4, 5, 6, 7, 8]), ForecastOptions.Default, default).Refusal);
        }
    }

    private static IForecastFit Fit(IForecastModel model, double[] values, int season) =>
        model.Fit(new ForecastSeries(values, season), ForecastOptions.Default, default).Fit!;
}
