using System.Numerics;
using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Ces;
using Analytics.Core.Forecasting.Estimation;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Forecasting.Ces;

public sealed class CesModelTests
{
    [Theory]
    [InlineData(CesSeason.None, 1)]
    [InlineData(CesSeason.Simple, 7)]
    [InlineData(CesSeason.Partial, 7)]
    [InlineData(CesSeason.Full, 7)]
    public void Run_KnownParameters_FollowsThePapersEquations(CesSeason season, int m)
    {
        // Step by step in complex numbers: v' = (l − (1 − α1) c, l + (1 − α0) c) + e (α0 − α1, α0 + α1).
        var y = SyntheticSeries.Week()[..21];
        var seasonal = season == CesSeason.None ? [] : Enumerable.Range(0, m).Select(j => season == CesSeason.Simple ? 20.0 + j : j - 3.0).ToArray();
        var potentials = season is CesSeason.Simple or CesSeason.Full ? seasonal.Select(s => s * 0.9).ToArray() : [];
        var parameters = new CesParameters(
            1.4, 1.05, season is CesSeason.Partial ? 0.2 : season is CesSeason.Full ? 1.3 : 0, season is CesSeason.Full ? 0.98 : 0, 20, 18, seasonal, potentials);
        double[] levels = [.. seasonal], others = [.. potentials];
        double l = 20, c = 18;
        var expected = new double[y.Length];
        for (var t = 0; t < y.Length; t++)
        {
            var j = t % m;
            expected[t] = season switch { CesSeason.None => l, CesSeason.Simple => levels[j], _ => l + levels[j] };
            var e = y[t] - expected[t];
            if (season == CesSeason.Simple)
            {
                (levels[j], others[j]) = Step(levels[j], others[j], 1.4, 1.05, e);
                continue;
            }

            (l, c) = Step(l, c, 1.4, 1.05, e);
            if (season == CesSeason.Partial)
            {
                levels[j] += 0.2 * e;
            }
            else if (season == CesSeason.Full)
            {
                (levels[j], others[j]) = Step(levels[j], others[j], 1.3, 0.98, e);
            }
        }

        var window = HistoryWindow.TryCreate(new ForecastSeries(y, m), 1, int.MaxValue, out _)!;
        var fit = CesFit.Run(season, m, parameters, window, 1, []);

        Assert.Equal(expected, fit.Fitted, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(season switch { CesSeason.None => l, CesSeason.Simple => levels[0], _ => l + levels[0] }, fit.Forecast(1)[0], 1e-9);

        static (double, double) Step(double level, double potential, double real, double imaginary, double e) =>
            (level - ((1 - imaginary) * potential) + ((real - imaginary) * e), level + ((1 - real) * potential) + ((real + imaginary) * e));
    }

    /// <summary>
    /// In complex numbers, made once with R on <see cref="SyntheticSeries"/>' walk: <code>
    /// a &lt;- 1.4+1.05i; f &lt;- 100+90i; sse &lt;- 0
    /// for (v in walk()) { d &lt;- v - Re(f); sse &lt;- sse + d^2; f &lt;- a * complex(real = v, imaginary = d) + (1 - Re(a) + 1i - 1i * Im(a)) * f }
    /// for (k in 1:5) { print(Re(f), digits = 15); f &lt;- a * Re(f) + (1 - Re(a) + 1i - 1i * Im(a)) * f }; print(sse, digits = 15)
    /// </code>
    /// </summary>
    [Fact]
    public void Forecast_Walk_AsInR()
    {
        var window = HistoryWindow.TryCreate(new ForecastSeries(SyntheticSeries.Walk()), 1, int.MaxValue, out _)!;

        var fit = CesFit.Run(CesSeason.None, 1, new CesParameters(1.4, 1.05, 0, 0, 100, 90, [], []), window, 1, []);

        Assert.Equal([153.235874604745, 157.554919950331, 163.489095542334, 168.993171303049, 174.965995775880], fit.Forecast(5), (a, b) => Math.Abs(a - b) < 1e-8);
        Assert.Equal(11755.117729963, fit.Sigma2 * (120 - 2), 1e-5);
    }

    [Fact]
    public void Forecast_AnyParameters_IsTheComplexRecursion() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NormalFloat Real, NormalFloat Imaginary, NormalFloat[] Values)>().Filter(static c => c.Values.Length > 0),
        static c =>
        {
            var (real, imaginary) = (1 + (Math.Abs(c.Real.Get) % 0.5), 0.8 + (Math.Abs(c.Imaginary.Get) % 0.4));
            double[] y = [.. c.Values.Take(40).Select(static v => 50 + (v.Get % 20))];
            var a = new Complex(real, imaginary);
            var keep = new Complex(1 - real, 1 - imaginary);
            var at = new Complex(50, 45);
            foreach (var value in y)
            {
                at = (a * new Complex(value, value - at.Real)) + (keep * at);
            }

            var window = HistoryWindow.TryCreate(new ForecastSeries(y), 1, int.MaxValue, out _)!;
            var next = CesFit.Run(CesSeason.None, 1, new CesParameters(real, imaginary, 0, 0, 50, 45, [], []), window, 1, []).Forecast(1)[0];
            return Math.Abs(next - at.Real) <= 1e-9 * Math.Max(1, Math.Abs(at.Real));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(CesSeason.None)]
    [InlineData(CesSeason.Partial)]
    [InlineData(CesSeason.Full)]
    public void Fit_ParametersMoved_FitNoBetter(CesSeason season)
    {
        var series = new ForecastSeries(SyntheticSeries.Week(), 7);
        var fit = Fit(new CesModel(season), series);
        var window = HistoryWindow.TryCreate(series, 1, int.MaxValue, out _)!;
        var best = fit.InitialState;

        foreach (var step in (double[])[-0.02, 0.02])
        {
            foreach (var moved in (CesParameters[])[best with { Alpha0 = best.Alpha0 + step }, best with { Alpha1 = best.Alpha1 + step }])
            {
                Assert.True(CesFit.Run(season, fit.Period, moved, window, 1, []).Sigma2 > 0.995 * fit.Sigma2);
            }
        }
    }

    [Fact]
    public void StandardErrors_LevelOnly_AreThoseOfSimpleSmoothing()
    {
        // With α1 = 1 the model is simple exponential smoothing with gain α0 − 1 (the paper's section on connections).
        var parameters = new CesParameters(1.3, 1, 0, 0, 100, 0, [], []);
        var window = HistoryWindow.TryCreate(new ForecastSeries(SyntheticSeries.Walk()), 1, int.MaxValue, out _)!;

        var fit = CesFit.Run(CesSeason.None, 1, parameters, window, 1, []);

        var errors = fit.StandardErrors(4)!;
        Assert.Equal(Math.Sqrt(fit.Sigma2), errors[0], 1e-9);
        Assert.Equal(Math.Sqrt(fit.Sigma2 * (1 + (3 * 0.09))), errors[3], 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Fit_ScaledSeries_ScalesTheForecast(int m)
    {
        var series = new ForecastSeries(m == 1 ? SyntheticSeries.Walk() : SyntheticSeries.Week(), m);

        var fit = Fit(new CesModel(), series);
        var scaled = Fit(new CesModel(), series.With([.. series.Values.Select(v => v * 1024)]));

        Assert.Equal(fit.Model, scaled.Model);
        Assert.Equal(fit.Forecast(10).Select(v => v * 1024), scaled.Forecast(10), (a, b) => Math.Abs(a - b) < 1e-6 * Math.Abs(a));
    }

    [Fact]
    public void Fit_SeasonalSeries_ChoosesASeasonAndForecastsIt()
    {
        var series = new ForecastSeries(SyntheticSeries.Week(), 7);

        var fit = Fit(new CesModel(), series.Head(196));

        var errors = fit.Forecast(14).Zip(series.Values[196..], (f, y) => Math.Abs(f - y));
        Assert.NotEqual(CesSeason.None, fit.Season);
        Assert.InRange(errors.Average(), 0, 2.5);
    }

    [Fact]
    public void Fit_RandomWalk_ForecastsNearTheLastValue()
    {
        var walk = SyntheticSeries.Walk();

        Assert.InRange(Fit(new CesModel(), new ForecastSeries(walk)).Forecast(1)[0], walk[^1] - 3, walk[^1] + 3);
    }

    [Fact]
    public void Reapply_LongerSeries_RunsTheSameParametersOn()
    {
        var series = new ForecastSeries(SyntheticSeries.Week(), 7);
        var fit = Fit(new CesModel(), series.Head(180));

        var again = Assert.IsType<CesFit>(fit.Reapply(series).Fit);

        Assert.Equal(fit.Fitted, again.Fitted[..180]);
        Assert.Equal(fit.Forecast(1)[0], again.Fitted[180], 1e-9);
    }

    [Fact]
    public void Fit_SeveralGaps_StillForecasts()
    {
        var values = SyntheticSeries.Week();
        var full = Fit(new CesModel(), new ForecastSeries([.. values], 7)).Forecast(7);
        foreach (var t in (int[])[0, 20, 21, 22, 100, 150])
        {
            values[t] = double.NaN;
        }

        var fit = Fit(new CesModel(), new ForecastSeries(values, 7));

        Assert.Equal(values.Length, fit.Fitted.Length);
        Assert.Equal(full, fit.Forecast(7), (a, b) => Math.Abs(a - b) < 1.5);
    }

    [Fact]
    public void Fit_Constant_ForecastsTheConstantAndSaysSo()
    {
        var fit = Fit(new CesModel(), new ForecastSeries([0, 0, 0, 0, 0, 0], 1));

        Assert.Equal([0, 0, 0], fit.Forecast(3));
        Assert.Equal(ForecastWarningKind.AllZero, Assert.Single(fit.Warnings).Kind);
        Assert.Equal([7, 7], Fit(new CesModel(), new ForecastSeries([7, 7, 7, 7, 7], 1)).Forecast(2));
    }

    [Fact]
    public void Fit_BadInput_RefusesWithItsReason()
    {
        Assert.Equal(ForecastRefusalReason.NoObservations, Refusal(new CesModel(), [], 1).Reason);
        Assert.Equal(new ForecastRefusal(ForecastRefusalReason.TooShort, 5, 3), Refusal(new CesModel(), [1, 2, double.NaN, 4], 1));
        Assert.Equal(ForecastRefusalReason.NotFinite, Refusal(new CesModel(), [1, 2, 1e200, 4, 5, 6], 1).Reason);
        Assert.Equal(ForecastRefusalReason.NotSeasonal, Refusal(new CesModel(CesSeason.Full), [1, 2, 1, 4, 5, 3, 8], 1).Reason);
        Assert.Equal(new ForecastRefusal(ForecastRefusalReason.TooShort, 12, 7), Refusal(new CesModel(CesSeason.Full), [1, 2, 1, 4, 5, 3, 8], 4));
    }

    private static CesFit Fit(CesModel model, ForecastSeries series) =>
        Assert.IsType<CesFit>(model.Fit(series, ForecastOptions.Default, CancellationToken.None).Fit);

    private static ForecastRefusal Refusal(CesModel model, double[] values, int m)
    {
        var outcome = model.Fit(new ForecastSeries(values, m), ForecastOptions.Default, CancellationToken.None);
        Assert.NotNull(outcome.Refusal);
        return outcome.Refusal;
    }
}
