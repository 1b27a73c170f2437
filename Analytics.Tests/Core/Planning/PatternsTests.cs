using Analytics.Core.Forecasting;
using Analytics.Core.Planning;

namespace Analytics.Tests.Core.Planning;

public sealed class PatternsTests
{
    private static readonly DateOnly Monday = new(2026, 1, 5);

    [Fact]
    public void History_OneDayFarOff_IsTheOnlyAnomaly()
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 140).Select(i => 100 + (i % 7 == 5 ? 60 : 0) + random.NextDouble() * 10).ToArray();
        values[120] += 80;

        var points = Patterns.History(values, Days(values.Length), ForecastGrain.Day);

        Assert.Equal([Monday.AddDays(120)], points.Where(p => p.IsAnomaly).Select(p => p.Start));
        Assert.InRange(points[120].Expected!.Value, 95, 115);
    }

    [Fact]
    public void History_ConstantOrShortOrWeekly_MarksNothing()
    {
        double[] constant = [.. Enumerable.Repeat(5.0, 120)];
        double[] spike = [1, 1, 1, 900];

        Assert.DoesNotContain(Patterns.History(constant, Days(120), ForecastGrain.Day), p => p.IsAnomaly);
        Assert.DoesNotContain(Patterns.History(spike, Days(4), ForecastGrain.Day), p => p.IsAnomaly);
        Assert.DoesNotContain(Patterns.History(constant, Days(120), ForecastGrain.Week), p => p.IsAnomaly);
    }

    [Fact]
    public void Trend_LineWithSeason_FindsTheSlope()
    {
        double[] season = [0, 5, -3, 8, 20, -10, -20];
        double[] values = [.. Enumerable.Range(0, 140).Select(i => 200 + (0.5 * i) + season[i % 7])];

        var trend = Patterns.Trend(values, Days(values.Length), ForecastGrain.Day)!;

        Assert.Equal(0.5, trend.Slope, 9);
        Assert.Equal(1, trend.RSquared, 9);
        Assert.True(trend.IsClear);
        Assert.Equal(0.5 * 365.25 / values.Average(), trend.Yearly!.Value, 9);
    }

    [Fact]
    public void Trend_Constant_IsNotClear()
    {
        var trend = Patterns.Trend([.. Enumerable.Repeat(3.0, 60)], Days(60), ForecastGrain.Day)!;

        Assert.False(trend.IsClear);
        Assert.Null(Patterns.Trend([1, 2, 3], Days(3), ForecastGrain.Day));
    }

    [Fact]
    public void Weekdays_TwiceAsMuchOnFridays_SaysSo()
    {
        var daily = Days(56).Select(d => (d, d.DayOfWeek == DayOfWeek.Friday ? 20.0 : 10.0)).ToArray();

        var weekdays = Patterns.Weekdays(daily);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7], weekdays.Select(w => w.Number));
        Assert.Equal((20.0, 8), (weekdays[4].Mean, weekdays[4].Days));
        Assert.Equal(20.0 / (80.0 / 7), weekdays[4].Ratio!.Value, 9);
        Assert.Empty(Patterns.Weekdays(daily[..20]));
        Assert.Empty(Patterns.Months(daily));
        Assert.Equal(12, Patterns.Months([.. Days(400).Select(d => (d, 1.0))]).Count);
    }

    private static DateOnly[] Days(int count) => [.. Enumerable.Range(0, count).Select(Monday.AddDays)];
}
