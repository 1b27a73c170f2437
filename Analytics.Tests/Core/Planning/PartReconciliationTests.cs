using Analytics.Core.Forecasting;
using Analytics.Core.Planning;

namespace Analytics.Tests.Core.Planning;

public sealed class PartReconciliationTests
{
    [Fact]
    public void AddUp_PartsThatMiss_ShareByTheirVariance()
    {
        var parts = PartReconciliation.AddUp(Forecast([100], 10), [Forecast([50], 1), Forecast([40], 3)], isNonNegative: false);

        // 10 are missing; variances are as 1 to 9.
        Assert.Equal([51, 49], parts.Select(p => Math.Round(p.Means[0], 9)));
        Assert.Equal((46.0, 52.0), (Math.Round(parts[1].Lower[0][0], 9), Math.Round(parts[1].Upper[0][0], 9)));
        Assert.Equal(100, parts.Sum(p => p.Totals[0].Mean), 9);
    }

    [Fact]
    public void AddUp_NonNegative_NoPartIsBelowZeroAndClosedDaysAreClosed()
    {
        var whole = Forecast([30, 0], 0, 5);
        var parts = PartReconciliation.AddUp(whole, [Forecast([40, 8], 1), Forecast([2, 1], 50), Forecast([1, 0], 40)], isNonNegative: true);

        Assert.All(parts, p => Assert.All(p.Means, m => Assert.True(m >= 0)));
        Assert.All(parts, p => Assert.Equal(0, p.Means[1]));
        Assert.All(parts, p => Assert.Equal(0, p.Upper[0][1]));
        Assert.Equal(30, parts.Sum(p => p.Means[0]), 9);
        Assert.All(parts, p => Assert.True(p.Lower[0][0] <= p.Means[0] && p.Means[0] <= p.Upper[0][0]));
    }

    private static IntervalForecast Forecast(double[] means, double half, double? first = null) => new()
    {
        Model = "fake",
        Version = 1,
        Levels = [0.9],
        Means = means,
        Lower = [[.. means.Select((m, i) => m - (i == 0 ? first ?? half : half))]],
        Upper = [[.. means.Select((m, i) => m + (i == 0 ? first ?? half : half))]],
        Totals = [new ForecastTotal(means.Sum(), means.Sum() - half, means.Sum() + half, 0.9)],
        Members = [],
        Backtest = null,
        Seasons = [],
        Warnings = [],
    };
}
