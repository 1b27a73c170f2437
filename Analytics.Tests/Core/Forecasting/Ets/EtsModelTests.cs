using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Ets;

namespace Analytics.Tests.Core.Forecasting.Ets;

public sealed class EtsModelTests
{
    [Theory]
    [InlineData("walk")]
    [InlineData("quarters")]
    [InlineData("week")]
    public void Fit_ScaledSeries_ScalesTheForecast(string name)
    {
        var series = EtsGoldenTests.Series(name);

        var fit = EtsGoldenTests.Fit(new EtsModel(), series);
        var scaled = EtsGoldenTests.Fit(new EtsModel(), series.With([.. series.Values.Select(v => v * 1024)]));

        Assert.Equal(fit.Model, scaled.Model);
        Assert.Equal(fit.Forecast(10).Select(v => v * 1024), scaled.Forecast(10), (a, b) => Math.Abs(a - b) < 1e-6 * Math.Abs(a));
    }

    [Fact]
    public void Fit_ShiftedSeriesUnderAdditiveStructure_ShiftsTheForecast()
    {
        var series = EtsGoldenTests.Series("week");
        var model = new EtsModel(new EtsSpec(EtsError.Additive, EtsTrend.None, EtsSeason.Additive));

        var fit = EtsGoldenTests.Fit(model, series);
        var shifted = EtsGoldenTests.Fit(model, series.With([.. series.Values.Select(v => v + 500)]));

        Assert.Equal(fit.Forecast(7).Select(v => v + 500), shifted.Forecast(7), (a, b) => Math.Abs(a - b) < 0.05);
    }

    [Fact]
    public void Fit_SeveralGaps_ForecastsNearTheFullSeries()
    {
        var series = EtsGoldenTests.Series("week");
        var full = EtsGoldenTests.Fit(new EtsModel(), series).Forecast(7);
        var values = series.Values.ToArray();
        foreach (var t in (int[])[0, 20, 21, 22, 100, 150])
        {
            values[t] = double.NaN;
        }

        var fit = EtsGoldenTests.Fit(new EtsModel(), series.With(values));

        Assert.Equal(series.Length, fit.Fitted.Length);
        Assert.True(double.IsNaN(fit.Fitted[0]));
        Assert.False(double.IsNaN(fit.Fitted[21]));
        Assert.Equal(full, fit.Forecast(7), (a, b) => Math.Abs(a - b) < 1);
    }

    [Fact]
    public void Reapply_LongerSeries_RunsTheSameParametersOn()
    {
        var series = EtsGoldenTests.Series("week");
        var fit = EtsGoldenTests.Fit(new EtsModel(), series.Head(180));

        var again = Assert.IsType<EtsFit>(fit.Reapply(series).Fit);

        Assert.Equal(fit.InitialState, again.InitialState);
        Assert.Equal(fit.Fitted, again.Fitted[..180]);
        Assert.Equal(fit.Forecast(1)[0], again.Fitted[180], 9);
        Assert.NotEqual(fit.Forecast(7), again.Forecast(7));
    }

    [Fact]
    public void StandardErrors_LongerHorizon_NeverFallUnderAdditiveErrors()
    {
        var errors = EtsGoldenTests.Fit(new EtsModel(), EtsGoldenTests.Series("week")).StandardErrors(60)!;

        Assert.All(errors.Zip(errors.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
    }

    [Fact]
    public void Fit_Constant_ForecastsTheConstantAndSaysSo()
    {
        var fit = EtsGoldenTests.Fit(new EtsModel(), new ForecastSeries([7, 7, 7, 7, 7, 7], 1));

        Assert.Equal([7, 7, 7], fit.Forecast(3));
        Assert.Equal([0, 0], fit.StandardErrors(2)!);
        Assert.Equal(ForecastWarningKind.Constant, Assert.Single(fit.Warnings).Kind);
    }

    [Fact]
    public void Fit_StraightLine_GoesOn()
    {
        var fit = EtsGoldenTests.Fit(new EtsModel(), new ForecastSeries([.. Enumerable.Range(1, 40).Select(t => 5.0 + (2 * t))], 1));

        Assert.Equal(95, fit.Forecast(5)[4], 1);
    }

    [Fact]
    public void Fit_NegativeValues_KeepsToAdditiveStructures()
    {
        var series = EtsGoldenTests.Series("week");

        var fit = EtsGoldenTests.Fit(new EtsModel(), series.With([.. series.Values.Select(v => v - 20)]));

        Assert.False(fit.Spec.NeedsPositive);
    }

    [Fact]
    public void Fit_LongSeason_LeavesItOutAndSaysSo()
    {
        var fit = EtsGoldenTests.Fit(new EtsModel(), new ForecastSeries(SyntheticSeries.Walk(), 52));

        Assert.Equal(EtsSeason.None, fit.Spec.Season);
        Assert.Contains(fit.Warnings, w => w.Kind == ForecastWarningKind.ShortHistory);
    }

    [Fact]
    public void Fit_BadInput_RefusesWithItsReason()
    {
        Assert.Equal(ForecastRefusalReason.NoObservations, Refusal(new EtsModel(), []).Reason);
        Assert.Equal(ForecastRefusalReason.NoObservations, Refusal(new EtsModel(), [double.NaN, double.NaN]).Reason);
        Assert.Equal(new ForecastRefusal(ForecastRefusalReason.TooShort, 4, 3), Refusal(new EtsModel(), [1, 2, double.NaN, 4]));
        Assert.Equal(ForecastRefusalReason.NotFinite, Refusal(new EtsModel(), [1, 2, double.PositiveInfinity, 4]).Reason);
        var multiplicative = new EtsModel(new EtsSpec(EtsError.Multiplicative, EtsTrend.None, EtsSeason.None));
        Assert.Equal(ForecastRefusalReason.NotPositive, Refusal(multiplicative, [1, 2, 0, 4, 5, 6]).Reason);
        var seasonal = new EtsModel(new EtsSpec(EtsError.Additive, EtsTrend.None, EtsSeason.Additive));
        Assert.Equal(ForecastRefusalReason.NotSeasonal, Refusal(seasonal, [1, 2, 0, 4, 5, 6]).Reason);
        Assert.Equal(ForecastRefusalReason.TooShort, Refusal(new EtsModel(EtsGoldenTests.Spec("AAN")), [1, 2, 0, 4, 5]).Reason);
    }

    [Fact]
    public void Fit_Cancelled_Throws() =>
        Assert.Throws<OperationCanceledException>(() =>
            new EtsModel().Fit(EtsGoldenTests.Series("week"), ForecastOptions.Default, new CancellationToken(true)));

    [Fact]
    public void Forecast_NoHorizon_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => EtsGoldenTests.Fit(new EtsModel(), EtsGoldenTests.Series("walk")).Forecast(0));

    private static ForecastRefusal Refusal(EtsModel model, double[] values)
    {
        var outcome = model.Fit(new ForecastSeries(values, 1), ForecastOptions.Default, CancellationToken.None);
        Assert.NotNull(outcome.Refusal);
        return outcome.Refusal;
    }
}
