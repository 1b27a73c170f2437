using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Planning;

public sealed class WhatIfTests
{
    private static readonly DateOnly First = new(2026, 11, 30);

    [Fact]
    public void Apply_PromotionOnTwoOfFourDays_AddsThem()
    {
        var plan = WhatIf.Apply(Forecast(ForecastGrain.Day, 10, 10, 10, 10), [new(WhatIfKind.Promotion, new Period(First, First.AddDays(1)), 50)]);

        Assert.Equal([15, 15, 10, 10], plan.Steps.Select(s => s.Mean));
        Assert.Equal((50, 10, 2), (plan.Total.Mean, plan.Difference, plan.DaysChanged));
        // Half widths of the steps are 2 each: (3 + 3 + 2 + 2) ÷ 8 of the total's 4.
        Assert.Equal((45, 55), (plan.Total.Lower[0], plan.Total.Upper[0]));
    }

    [Fact]
    public void Apply_ClosedDay_IsZeroWhateverElse()
    {
        var plan = WhatIf.Apply(
            Forecast(ForecastGrain.Day, 10, 20),
            [new(WhatIfKind.Promotion, new Period(First, First.AddDays(1)), 100), new(WhatIfKind.Closed, new Period(First, First), 0)]);

        Assert.Equal([0, 40], plan.Steps.Select(s => s.Mean));
        Assert.Equal((0.0, 0.0), (plan.Steps[0].Lower[0], plan.Steps[0].Upper[0]));
        Assert.Equal(10, plan.Difference);
    }

    [Fact]
    public void Apply_DaysOfAWeek_CountForTheirShare()
    {
        var plan = WhatIf.Apply(Forecast(ForecastGrain.Week, 70, 70), [new(WhatIfKind.Closed, new Period(First.AddDays(5), First.AddDays(7)), 0)]);

        Assert.Equal(50, plan.Steps[0].Mean, 9);
        Assert.Equal(60, plan.Steps[1].Mean, 9);
        Assert.Equal(3, plan.DaysChanged);
    }

    [Fact]
    public void Apply_OutsideOfTheForecast_ChangesNothing()
    {
        var forecast = Forecast(ForecastGrain.Day, 10, 10);

        var plan = WhatIf.Apply(forecast, [new(WhatIfKind.Closed, new Period(First.AddDays(9), First.AddDays(9)), 0)]);

        Assert.Equal((0.0, 0, forecast.Total.Mean), (plan.Difference, plan.DaysChanged, plan.Total.Mean));
    }

    private static ShopForecast Forecast(ForecastGrain grain, params double[] means) => new()
    {
        Question = new ForecastQuestion { Measure = Measure.GrossRevenue, Grain = grain },
        Model = "auto",
        ModelVersion = 1,
        FittedAt = DateTimeOffset.UnixEpoch,
        DataVersion = 1,
        Elapsed = TimeSpan.Zero,
        TimeZoneId = "UTC",
        History = [new HistoryPoint(First.AddDays(-1), 10)],
        Levels = [0.95],
        Steps = [.. means.Select((m, i) => new PlanStep(First.AddDays(grain == ForecastGrain.Week ? 7 * i : i), m, [m - 2], [m + 2]))],
        Total = new PlanTotal(means.Sum(), [means.Sum() - 4], [means.Sum() + 4]),
        Scores = [],
        Coverage = [],
        Past = [],
        Parts = [],
        Warnings = [],
    };
}
