using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Tests.Components.State;

public sealed class ForecastViewTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);
    private static readonly Period Span = new(new DateOnly(2024, 1, 1), Today);

    [Fact]
    public void Read_EverythingSaid_IsUnderstood()
    {
        var view = Read("/forecast?category=Books&measure=units&days=90&grain=week&level=0.9&model=ets&by=channel&train=365d&promo=2026-12-01~2026-12-07~20,2026-12-24~2026-12-24~-50&closed=2026-12-25~2026-12-26");

        Assert.Equal(
            new ForecastQuestion
            {
                Measure = Measure.Units, Days = 90, Grain = ForecastGrain.Week, Level = 0.9, Model = "ets", By = Dimension.Channel,
                Filters = [new Filter(Dimension.Category, ["Books"])], Training = new Period(new DateOnly(2025, 11, 21), Today),
            },
            view.Question);
        Assert.Equal(
            [
                new WhatIfChange(WhatIfKind.Promotion, new Period(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 7)), 20),
                new WhatIfChange(WhatIfKind.Promotion, new Period(new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 24)), -50),
                new WhatIfChange(WhatIfKind.Closed, new Period(new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 26)), 0),
            ],
            view.Changes);
    }

    [Theory]
    [InlineData("/forecast")]
    [InlineData("/forecast?measure=averageOrderValue&days=0&grain=hour&level=2&model=crystal&by=product&train=ever&promo=x,~~&closed=2026-12-05~2026-12-01")]
    [InlineData("/forecast?days=366&level=NaN&promo=2026-12-01~2026-12-07~9999&measure=&by=")]
    public void Read_NothingOrNonsense_IsTheDefault(string address)
    {
        var view = Read(address);

        Assert.Equal(new ForecastQuestion(), view.Question);
        Assert.Empty(view.Changes);
        Assert.Null(view.Training);
    }

    [Fact]
    public void With_Changes_ComeBackFromTheAddress()
    {
        WhatIfChange[] changes =
        [
            new(WhatIfKind.Promotion, new Period(new DateOnly(2026, 12, 1), new DateOnly(2026, 12, 7)), 12.5),
            new(WhatIfKind.Closed, new Period(new DateOnly(2026, 12, 25), new DateOnly(2026, 12, 25)), 0),
        ];

        var address = "/forecast" + ForecastView.With(PageView.Parse("/forecast?days=7"), changes).ToQueryString();

        Assert.Equal(changes, Read(address).Changes);
        Assert.Equal("?days=7", ForecastView.With(PageView.Parse(address), []).ToQueryString());
    }

    [Fact]
    public void Read_OrdersByCategory_DropsTheBreakdown() => Assert.Null(Read("/forecast?measure=orders&by=category").Question.By);

    [Fact]
    public void Read_OwnTrainingDays_AreKept()
    {
        var view = Read("/forecast?train=2025-01-01~2025-12-31");

        Assert.Equal(new Period(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)), view.Question.Training);
        Assert.Equal("2025-01-01~2025-12-31", view.Training);
    }

    private static ForecastView Read(string address) => ForecastView.Read(PageView.Parse(address), ["auto", "ets"], Span, Today);
}
