using Analytics.Core.Forecasting;

namespace Analytics.Tests.Core.Forecasting;

public sealed class SeasonDetectorTests
{
    [Theory]
    [InlineData(4, 60)]
    [InlineData(7, 200)]
    [InlineData(10, 200)]
    [InlineData(12, 120)]
    [InlineData(52, 300)]
    public void Find_WaveInNoise_IsFound(int period, int length)
    {
        var values = SyntheticSeries.Noise(length, 21)
            .Select((z, t) => 100 + (0.2 * t) + (4 * Math.Sin(2 * Math.PI * t / period)) + (2 * Math.Cos(4 * Math.PI * t / period)) + z).ToArray();

        Assert.Equal(period, SeasonDetector.Find(values)[0]);
    }

    [Fact]
    public void Find_NoiseOrWalk_FindsNothing()
    {
        Assert.Empty(SeasonDetector.Find(SyntheticSeries.Noise(200, 22)));
        Assert.Empty(SeasonDetector.Find(SyntheticSeries.Walk()));
    }

    [Fact]
    public void Find_WeekAndYear_FindsBoth()
    {
        var values = SyntheticSeries.Noise(1100, 23)
            .Select(static (z, t) => 100 + (10 * Math.Sin(2 * Math.PI * t / 7)) + (15 * Math.Sin(2 * Math.PI * t / 365)) + (2 * z)).ToArray();

        Assert.Equal([7, 365], SeasonDetector.Find(values, ForecastGrain.Day).Select(static p => p is 364 or 365 ? 365 : p));
    }

    [Fact]
    public void Find_Constant_FindsNothing() => Assert.Empty(SeasonDetector.Find([.. Enumerable.Repeat(3.0, 100)]));
}
