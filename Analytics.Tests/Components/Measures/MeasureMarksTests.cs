using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.Components.Charts;

namespace Analytics.Tests.Components.Measures;

public sealed class MeasureMarksTests
{
    private static readonly DateOnly Last = new(2026, 11, 20);

    [Fact]
    public async Task Of_StationaryDays_MarksNothing()
    {
        var marks = await MarksAsync(static (_, noise) => 1_000 + noise);

        Assert.Empty(marks.Odd);
        Assert.Empty(marks.Changes);
    }

    [Fact]
    public async Task Of_OneDayFarAway_MarksThatDayAndNoChange()
    {
        var marks = await MarksAsync(static (day, noise) => day == Last.AddDays(-20) ? 2_000 : 1_000 + noise);

        Assert.Equal([Last.AddDays(-20)], marks.Odd);
        Assert.Empty(marks.Changes);
    }

    [Fact]
    public async Task Of_ANewLevel_MarksItsFirstDay()
    {
        var begin = Last.AddDays(-40);

        var marks = await MarksAsync((day, noise) => (day >= begin ? 1_600 : 1_000) + noise);

        Assert.InRange(Assert.Single(marks.Changes).DayNumber, begin.DayNumber - 1, begin.DayNumber + 1);
    }

    [Fact]
    public async Task Of_ADayThatIsNotOver_IsLeftOut()
    {
        var marks = await MarksAsync(static (day, noise) => day == Last ? 5 : 1_000 + noise, isOpen: true);

        Assert.Empty(marks.Odd);
    }

    [Fact]
    public async Task Of_TooFewDays_MarksNothing() => Assert.Empty((await MarksAsync(static (day, noise) => day == Last ? 9_000 : 1_000 + noise, days: 10)).Odd);

    private static async Task<MeasureMarks> MarksAsync(Func<DateOnly, decimal, decimal> value, bool isOpen = false, int days = 190)
    {
        var random = new Random(7);
        var lines = Enumerable.Range(0, days).Select(i =>
        {
            var day = Last.AddDays(i + 1 - days);
            // A busier weekend, which is no anomaly.
            var noise = (decimal)((random.NextDouble() - 0.5) * 80) + (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? 300 : 0);
            return new FakeLine(day.ToDateTime(new TimeOnly(12, 0)), $"O{i}", "c1", "p1", "Books", "Web", "Berlin", 1, value(day, noise));
        }).ToList();
        var runner = new FakeQueryRunner(lines, Last) { IsLastDayOpen = isOpen };
        return MeasureMarks.Of(await runner.RunAsync(new AnalyticsQuery { Measures = [Measure.NetRevenue], By = [Dimension.Day], FillTime = true }));
    }
}
