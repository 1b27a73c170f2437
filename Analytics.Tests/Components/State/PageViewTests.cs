using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Tests.Components.State;

public sealed class PageViewTests
{
    private static readonly Freshness Open = new(1, null, 10, new DateOnly(2026, 11, 20), false);

    [Theory]
    [InlineData("")]
    [InlineData("?period=30d&compare=year&category=Books&category=Food&channel=Web%20shop&grain=week")]
    [InlineData("?from=2011-01-01&to=2011-12-09&compare=none&location=%28none%29")]
    [InlineData("?period=all&product=A%26B%3D1%2B%25")]
    [InlineData("?category!=Books&category!=Food&channel=Web")]
    public void ToQueryString_Parsed_GivesTheSameBack(string query) =>
        Assert.Equal(query, PageView.Parse("https://shop.example/" + query).ToQueryString());

    [Theory]
    [InlineData("?from=2011-12-09&to=2011-01-01")]
    [InlineData("?from=yesterday&to=2011-01-01")]
    [InlineData("?period=forever")]
    [InlineData("?category=&&=")]
    public void Parse_Nonsense_FallsBackToTheDefault(string query)
    {
        var view = PageView.Parse("/" + query);

        Assert.Null(view.Preset);
        Assert.Empty(view.Filters);
        Assert.Equal(new Period(new DateOnly(2025, 11, 21), new DateOnly(2026, 11, 20)), view.PeriodFor(Open, null));
    }

    [Fact]
    public void Parse_KeptAndLeftOut_FollowsTheFirst()
    {
        var filter = Assert.Single(PageView.Parse("/?category!=Books&category=Food").Filters);

        Assert.Equal(["Books"], filter.Values);
        Assert.True(filter.Exclude);
    }

    [Fact]
    public void Toggle_LeftOut_StaysLeftOut() =>
        Assert.Equal("?category!=Books&category!=Food", PageView.Parse("/?category!=Books").Toggle(Dimension.Category, "Food").ToQueryString());

    [Fact]
    public void Toggle_TwiceTheSame_ReturnsToTheFirstViewAndForgetsThePlaceInTheList()
    {
        var view = PageView.Parse("/?category=Books&skip=100");

        var more = view.Toggle(Dimension.Category, "Food");
        Assert.Equal("?category=Books&category=Food", more.ToQueryString());
        Assert.Equal("?category=Books", more.Toggle(Dimension.Category, "Food").ToQueryString());
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-30", -1, "2026-10-01", "2026-10-31")]
    [InlineData("2026-01-01", "2026-03-31", 1, "2026-04-01", "2026-06-30")]
    [InlineData("2024-02-01", "2024-02-29", 12, "2025-02-01", "2025-02-28")]
    [InlineData("2026-11-14", "2026-11-20", -1, "2026-11-07", "2026-11-13")]
    public void Shift_Periods_MovesByMonthsWhereTheyAreWholeElseByDays(string from, string to, int steps, string expectedFrom, string expectedTo) =>
        Assert.Equal(
            new Period(DateOnly.Parse(expectedFrom), DateOnly.Parse(expectedTo)),
            PeriodPresets.Shift(new Period(DateOnly.Parse(from), DateOnly.Parse(to)), steps));

    [Fact]
    public void Default_ClosedAndShort_IsAllTimeElseTwelveMonths()
    {
        var year = new Period(new DateOnly(2010, 12, 1), new DateOnly(2011, 12, 9));

        Assert.Equal(PeriodPreset.AllTime, PeriodPresets.Default(Open with { IsClosed = true }, year));
        Assert.Equal(PeriodPreset.Last12Months, PeriodPresets.Default(Open, year));
        Assert.Equal(PeriodPreset.Last12Months, PeriodPresets.Default(Open with { IsClosed = true }, new Period(new DateOnly(2009, 1, 1), year.To)));
    }

    [Theory]
    [InlineData(PeriodPreset.Last7Days, "2026-11-14")]
    [InlineData(PeriodPreset.ThisMonth, "2026-11-01")]
    [InlineData(PeriodPreset.ThisQuarter, "2026-10-01")]
    [InlineData(PeriodPreset.Last12Months, "2025-11-21")]
    public void Resolve_Presets_EndToday(PeriodPreset preset, string from) =>
        Assert.Equal(new Period(DateOnly.Parse(from), Open.Today), PeriodPresets.Resolve(preset, Open.Today, null));
}
