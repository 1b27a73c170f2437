using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Estimation;
using Analytics.Core.Forecasting.Ets;

namespace Analytics.Tests.Core.Forecasting.Ets;

/// <summary>Figures made with R 4.2's forecast 8.20 on <see cref="SyntheticSeries"/>: <c>f &lt;- ets(y, model=…, damped=…)</c>.</summary>
public sealed class EtsGoldenTests
{
    // R's simplex stops early in some seasonal searches: the maximum found here may be higher by this much, never lower.
    private const double Below = 0.01;

    [Theory]
    [InlineData("walk", "ANN", -364.3309609, 0.01)]
    [InlineData("walk", "AAN", -362.4663779, 0.2)]
    [InlineData("walk", "MNN", -367.6764090, 0.01)]
    [InlineData("walk", "MAN", -365.4373200, 0.1)]
    [InlineData("walk", "AAdN", -363.0000836, 0.3)]
    [InlineData("quarters", "ANA", -266.6536911, 0.01)]
    [InlineData("quarters", "AAA", -255.4923502, 8)]
    [InlineData("quarters", "MNM", -266.6699333, 13)]
    [InlineData("quarters", "MAM", -234.4979906, 2)]
    [InlineData("quarters", "MAA", -257.2476924, 4)]
    [InlineData("quarters", "MAdM", -237.7125564, 0.3)]
    [InlineData("week", "ANA", -575.9677589, 1)]
    [InlineData("week", "MNA", -605.1433056, 0.3)]
    [InlineData("week", "AAA", -579.0999523, 5)]
    public void Fit_OneStructure_LikelihoodIsAtLeastThatOfR(string series, string structure, double likelihood, double above)
    {
        var fit = Fit(new EtsModel(Spec(structure)), Series(series));

        Assert.InRange(fit.LogLikelihood, likelihood - Below, likelihood + above);
    }

    [Theory]
    [InlineData("walk", "ets(A,N,N)", 734.8688183, 0.01)]
    [InlineData("quarters", "ets(M,A,M)", 489.5674098, 4)]
    [InlineData("week", "ets(A,N,A)", 1173.041045, 2)]
    public void Fit_Family_ChoosesAsRDoes(string series, string structure, double aicc, double better)
    {
        var fit = Fit(new EtsModel(), Series(series));

        Assert.Equal(structure, fit.Model);
        Assert.InRange(fit.AicC, aicc - better, aicc + 0.01);
    }

    // f <- ets(walk()); f$par; f$sigma2; forecast(f, h=2)
    [Fact]
    public void Fit_RandomWalk_HasTheParametersOfR()
    {
        var fit = Fit(new EtsModel(), Series("walk"));

        Assert.Equal(0.9999, fit.InitialState.Alpha, 3);
        Assert.Equal(99.08, fit.InitialState.Level, 1);
        Assert.Equal(3.674797603, fit.Sigma2, 3);
        Assert.Equal(140.2307319, fit.Forecast(2)[1], 3);
        Assert.Equal([1.916976161, 2.710875858], fit.StandardErrors(2)!, (a, b) => Math.Abs(a - b) < 1e-3);
    }

    // f <- ets(ts(quarters(), frequency=4), model="ANA"); forecast(f, h=8)
    [Fact]
    public void Fit_AdditiveSeason_ForecastsAsR()
    {
        var fit = Fit(new EtsModel(Spec("ANA")), Series("quarters"));

        double[] means = [124.50545530, 124.88470294, 81.91902074, 127.28400816, 124.50545530, 124.88470294, 81.91902074, 127.28400816];
        double[] errors = [3.258081718, 3.612903315, 3.935866391];
        Assert.Equal(0.4792394395, fit.InitialState.Alpha, 3);
        Assert.Equal(0.4608439316, fit.InitialState.Gamma, 3);
        Assert.Equal(10.61509648, fit.Sigma2, 3);
        Assert.Equal(means, fit.Forecast(8), (a, b) => Math.Abs(a - b) < 0.01);
        Assert.Equal(errors, fit.StandardErrors(3)!, (a, b) => Math.Abs(a - b) < 0.002);
    }

    // f <- ets(ts(quarters(), frequency=4), model="MAM", damped=FALSE): R's own parameters, so that nothing hangs on the search.
    [Fact]
    public void Run_MultiplicativeSeasonWithParametersOfR_GivesItsFigures()
    {
        double s0 = 1.10771470701, s1 = 0.695074081337, s2 = 1.09232596695;
        var parameters = new EtsParameters(
            0.172188342960, 1.00000698059e-4, 2.60836247845e-4, 1, 49.3830053735, 0.829658124294, [4 - s0 - s1 - s2, s2, s1, s0]);

        var fit = Run("MAM", parameters, Series("quarters"));

        double[] means = [127.8756279846, 127.3256973030, 81.5966216232, 130.9567944938, 131.5402671854, 130.9486204558];
        double[] errors = [3.58964127262, 3.62616254435, 2.35623446226, 3.83225596993, 3.89909234820, 3.92972557689];
        Assert.Equal(-234.497990617, fit.LogLikelihood, 6);
        Assert.Equal(0.000788000586768, fit.Sigma2, 9);
        Assert.Equal(55.4792309960, fit.Fitted[0], 7);
        Assert.Equal(127.2272022056, fit.Fitted[79], 7);
        // R adds the errors' tiny part in the product of level and season from the second year on.
        Assert.Equal(means, fit.Forecast(6), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal(errors, fit.StandardErrors(6)!, (a, b) => Math.Abs(a - b) < 1e-3);
    }

    // f <- ets(walk(), model="AAN", damped=TRUE)
    [Fact]
    public void Run_DampedTrendWithParametersOfR_GivesItsFigures()
    {
        var parameters = new EtsParameters(0.999884728086, 1.00015365377e-4, 0, 0.979997108918, 96.9991080578, 0.828727661892, []);

        var fit = Run("AAdN", parameters, Series("walk"));

        Assert.Equal(-363.000083646, fit.LogLikelihood, 6);
        Assert.Equal(3.68794453304, fit.Sigma2, 8);
        Assert.Equal(140.834794123, fit.Forecast(9)[8], 6);
        Assert.Equal([1.92040218002, 2.71583537431, 3.32630238171], fit.StandardErrors(3)!, (a, b) => Math.Abs(a - b) < 1e-7);
    }

    internal static ForecastSeries Series(string name) => name switch
    {
        "walk" => new ForecastSeries(SyntheticSeries.Walk()),
        "quarters" => new ForecastSeries(SyntheticSeries.Quarters(), 4),
        _ => new ForecastSeries(SyntheticSeries.Week(), 7),
    };

    internal static EtsFit Fit(IForecastModel model, ForecastSeries series)
    {
        var outcome = model.Fit(series, ForecastOptions.Default, CancellationToken.None);
        return Assert.IsType<EtsFit>(outcome.Fit);
    }

    internal static EtsSpec Spec(string name) => new(
        name[0] == 'A' ? EtsError.Additive : EtsError.Multiplicative,
        name[1] == 'N' ? EtsTrend.None : name[2] == 'd' ? EtsTrend.Damped : EtsTrend.Additive,
        name[^1] switch { 'N' => EtsSeason.None, 'A' => EtsSeason.Additive, _ => EtsSeason.Multiplicative });

    private static EtsFit Run(string structure, EtsParameters parameters, ForecastSeries series)
    {
        var window = HistoryWindow.TryCreate(series, 1, int.MaxValue, out _)!;
        return EtsFit.Run(Spec(structure), parameters, window, 1, null, [])!;
    }
}
