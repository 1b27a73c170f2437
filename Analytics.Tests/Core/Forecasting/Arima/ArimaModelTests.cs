using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Arima;

namespace Analytics.Tests.Core.Forecasting.Arima;

public sealed class ArimaModelTests
{
    [Theory]
    [InlineData("arma")]
    [InlineData("walk")]
    [InlineData("quarters")]
    [InlineData("week")]
    public void Fit_ScaledSeries_ScalesTheForecast(string name)
    {
        var series = ArimaGoldenTests.Series(name);

        var fit = ArimaGoldenTests.Fit(new ArimaModel(), series);
        var scaled = ArimaGoldenTests.Fit(new ArimaModel(), series.With([.. series.Values.Select(v => v * 1024)]));

        Assert.Equal(fit.Model, scaled.Model);
        Assert.Equal(fit.Forecast(10).Select(v => v * 1024), scaled.Forecast(10), (a, b) => Math.Abs(a - b) < 1e-6 * Math.Abs(a));
    }

    [Fact]
    public void Fit_ShiftedSeries_ShiftsTheForecast()
    {
        var series = ArimaGoldenTests.Series("arma");
        var model = new ArimaModel(new ArimaOrder(1, 0, 1, Constant: true));

        var fit = ArimaGoldenTests.Fit(model, series);
        var shifted = ArimaGoldenTests.Fit(model, series.With([.. series.Values.Select(v => v + 200)]));

        Assert.Equal(fit.Forecast(7).Select(v => v + 200), shifted.Forecast(7), (a, b) => Math.Abs(a - b) < 0.01);
    }

    [Fact]
    public void Run_PureAutoregression_HasTheLikelihoodOfItsDefinition()
    {
        // One by hand: y1 ~ N(0, σ²/(1 − φ²)), then y_t − φ y_(t−1) ~ N(0, σ²).
        double[] y = [1.2, 0.3, -0.8, 0.5, 1.1, -0.2];
        const double Phi = 0.6;
        var errors = new double[6];
        var (squares, logs) = new ArmaFilter(1, 0).Run(y, 0, [Phi], [], errors);

        var expected = y[0] * y[0] * (1 - (Phi * Phi));
        for (var t = 1; t < 6; t++)
        {
            expected += Math.Pow(y[t] - (Phi * y[t - 1]), 2);
        }

        Assert.Equal(expected, squares, 1e-12);
        Assert.Equal(-Math.Log(1 - (Phi * Phi)), logs, 1e-12);
        Assert.Equal(y[3] - (Phi * y[2]), errors[3], 1e-12);
    }

    [Fact]
    public void Run_SeasonalProcess_AgreesWithTheCovarianceMatrix()
    {
        // Independent of the recursions: Cholesky of the Toeplitz matrix of autocovariances from a long moving average expansion.
        double[] ar = [0.5, 0, 0, 0.3, -0.15], ma = [0.4, 0, 0, 0, -0.2];
        var y = SyntheticSeries.Noise(30, 9);
        var psi = new double[600];
        for (var k = 0; k < psi.Length; k++)
        {
            psi[k] = k == 0 ? 1 : k <= ma.Length ? ma[k - 1] : 0;
            for (var i = 1; i <= Math.Min(k, ar.Length); i++)
            {
                psi[k] += ar[i - 1] * psi[k - i];
            }
        }

        var factor = new double[30, 30];
        double expected = 0, determinant = 0;
        var z = new double[30];
        for (var i = 0; i < 30; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = 0.0;
                for (var k = i - j; k < psi.Length; k++)
                {
                    sum += psi[k] * psi[k - i + j];
                }

                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i, k] * factor[j, k];
                }

                factor[i, j] = i == j ? Math.Sqrt(sum) : sum / factor[j, j];
            }

            z[i] = y[i];
            for (var k = 0; k < i; k++)
            {
                z[i] -= factor[i, k] * z[k];
            }

            z[i] /= factor[i, i];
            expected += z[i] * z[i];
            determinant += 2 * Math.Log(factor[i, i]);
        }

        var (squares, logs) = new ArmaFilter(5, 5).Run(y, 0, ar, ma, new double[30]);

        Assert.Equal(expected, squares, 1e-6);
        Assert.Equal(determinant, logs, 1e-6);
    }

    [Fact]
    public void Reapply_LongerSeries_RunsTheSameCoefficientsOn()
    {
        var series = ArimaGoldenTests.Series("week");
        var fit = ArimaGoldenTests.Fit(new ArimaModel(), series.Head(180));

        var again = Assert.IsType<ArimaFit>(fit.Reapply(series).Fit);

        Assert.Equal(fit.Model, again.Model);
        Assert.Equal(fit.Fitted[20..], again.Fitted[20..180], (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(fit.Forecast(1)[0], again.Fitted[180], 1e-4);
    }

    [Fact]
    public void Fit_SeveralGaps_FillsThemAndSaysSo()
    {
        var series = ArimaGoldenTests.Series("week");
        var full = ArimaGoldenTests.Fit(new ArimaModel(), series).Forecast(7);
        var values = series.Values.ToArray();
        foreach (var t in (int[])[0, 20, 21, 22, 100, 150])
        {
            values[t] = double.NaN;
        }

        var fit = ArimaGoldenTests.Fit(new ArimaModel(), series.With(values));

        Assert.Equal(series.Length, fit.Fitted.Length);
        Assert.Contains(fit.Warnings, w => w.Kind == ForecastWarningKind.MissingFilled);
        Assert.Equal(full, fit.Forecast(7), (a, b) => Math.Abs(a - b) < 1.5);
    }

    [Fact]
    public void Fit_Constant_ForecastsTheConstantAndSaysSo()
    {
        var fit = ArimaGoldenTests.Fit(new ArimaModel(), new ForecastSeries([7, 7, 7, 7, 7, 7], 1));

        Assert.Equal([7, 7, 7], fit.Forecast(3));
        Assert.Equal(ForecastWarningKind.Constant, Assert.Single(fit.Warnings).Kind);
    }

    [Fact]
    public void Fit_StraightLine_GoesOn()
    {
        var fit = ArimaGoldenTests.Fit(new ArimaModel(), new ForecastSeries([.. Enumerable.Range(1, 40).Select(t => 5.0 + (2 * t))], 1));

        Assert.Equal(95, fit.Forecast(5)[4], 1e-6);
    }

    [Fact]
    public void Fit_ExactSeason_RepeatsIt()
    {
        double[] cycle = [3, 8, 1, 0, 5, 9, 2];
        var fit = ArimaGoldenTests.Fit(new ArimaModel(), new ForecastSeries([.. Enumerable.Range(0, 70).Select(t => cycle[t % 7])], 7));

        Assert.Equal(cycle, fit.Forecast(7), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Fit_LongSeason_LeavesItOutAndSaysSo()
    {
        var fit = ArimaGoldenTests.Fit(new ArimaModel(), new ForecastSeries(SyntheticSeries.Walk(), 60));

        Assert.Contains(fit.Warnings, w => w.Kind == ForecastWarningKind.ShortHistory);
    }

    [Fact]
    public void Fit_FiveToTwelveObservations_AlwaysForecasts()
    {
        var walk = SyntheticSeries.Walk();
        for (var n = ArimaModel.FewestObservations; n <= 12; n++)
        {
            var fit = ArimaGoldenTests.Fit(new ArimaModel(), new ForecastSeries(walk[..n], 4));
            Assert.All(fit.Forecast(8), v => Assert.InRange(v, 0, 250));
        }
    }

    [Fact]
    public void Fit_BadInput_RefusesWithItsReason()
    {
        Assert.Equal(ForecastRefusalReason.NoObservations, Refusal(new ArimaModel(), []).Reason);
        Assert.Equal(new ForecastRefusal(ForecastRefusalReason.TooShort, 5, 3), Refusal(new ArimaModel(), [1, 2, double.NaN, 4]));
        Assert.Equal(ForecastRefusalReason.NotFinite, Refusal(new ArimaModel(), [1, 2, double.NegativeInfinity, 4, 5, 6]).Reason);
        Assert.Equal(ForecastRefusalReason.TooShort, Refusal(new ArimaModel(new ArimaOrder(1, 1, 1, 1, 1, 1, 4)), [1, 2, 1, 4, 5, 3, 8]).Reason);
    }

    [Fact]
    public void Forecast_NoHorizon_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ArimaGoldenTests.Fit(new ArimaModel(), ArimaGoldenTests.Series("walk")).Forecast(0));

    private static ForecastRefusal Refusal(ArimaModel model, double[] values)
    {
        var outcome = model.Fit(new ForecastSeries(values, 1), ForecastOptions.Default, CancellationToken.None);
        Assert.NotNull(outcome.Refusal);
        return outcome.Refusal;
    }
}
