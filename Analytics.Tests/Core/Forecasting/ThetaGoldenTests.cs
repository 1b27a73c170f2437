using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Models;

namespace Analytics.Tests.Core.Forecasting;

/// <summary>Theta against R's forecast 8.20 on the series of <see cref="SyntheticSeries"/>.</summary>
public sealed class ThetaGoldenTests
{
    /// <summary><c>thetaf(ts(walk()), h = 4)$mean</c>.</summary>
    [Fact]
    public void Theta_Walk_AsInR() =>
        Close([140.376359790, 140.521972914, 140.667586039, 140.813199163], SyntheticSeries.Walk(), 1);

    /// <summary><c>thetaf(ts(quarters(), frequency = 4), h = 8)$mean</c>.</summary>
    [Fact]
    public void Theta_Quarters_AsInR() =>
        Close(
            [128.1034416468, 126.8599384592, 80.6970085603, 129.0277981528, 129.8926662530, 128.6256296537, 81.8162895800, 130.8112511183],
            SyntheticSeries.Quarters(),
            4);

    private static void Close(double[] expected, double[] values, int season)
    {
        var fit = new ThetaModel().Fit(new ForecastSeries(values, season), ForecastOptions.Default, default).Fit!;
        var means = fit.Forecast(expected.Length);

        for (var h = 0; h < expected.Length; h++)
        {
            // R's search for α ends a little before the minimum.
            Assert.InRange(means[h] / expected[h], 0.999, 1.001);
        }
    }
}
