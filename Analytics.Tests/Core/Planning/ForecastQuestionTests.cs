using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Planning;

public sealed class ForecastQuestionTests
{
    [Theory]
    [InlineData(1, ForecastGrain.Week, 1)]
    [InlineData(28, ForecastGrain.Week, 4)]
    [InlineData(29, ForecastGrain.Week, 5)]
    [InlineData(365, ForecastGrain.Week, 53)]
    [InlineData(7, ForecastGrain.Month, 1)]
    [InlineData(90, ForecastGrain.Month, 3)]
    [InlineData(365, ForecastGrain.Month, 12)]
    [InlineData(365, ForecastGrain.Day, 365)]
    public void Steps_OfDays_CoverTheHorizon(int days, ForecastGrain grain, int steps) =>
        Assert.Equal(steps, new ForecastQuestion { Days = days, Grain = grain }.Steps);

    [Theory]
    [InlineData(0.95, 0.8, 0.95)]
    [InlineData(0.9, 0.8, 0.9)]
    [InlineData(0.8, 0.8, 0.95)]
    [InlineData(0.5, 0.5, 0.95)]
    public void Bands_OfALevel_AreTwoAscending(double level, double narrow, double wide) =>
        Assert.Equal([narrow, wide], new ForecastQuestion { Level = level }.Bands);

    [Fact]
    public void Check_OutOfRange_NamesTheField()
    {
        var good = new ForecastQuestion();
        ForecastQuestions.Check(good, ["auto"]);

        Assert.Equal("days", Field(good with { Days = 0 }));
        Assert.Equal("days", Field(good with { Days = 366 }));
        Assert.Equal("level", Field(good with { Level = 0.05 }));
        Assert.Equal("level", Field(good with { Level = double.NaN }));
        Assert.Equal("model", Field(good with { Model = "crystal" }));
        Assert.Equal("grain", Field(good with { Grain = ForecastGrain.Year }));
        Assert.Equal("measure", Field(good with { Measure = Measure.AverageOrderValue }));
        Assert.Equal("by", Field(good with { By = Dimension.Product }));
        Assert.Equal("by", Field(good with { Measure = Measure.Orders, By = Dimension.Category }));
    }

    [Fact]
    public void StorageKey_DiffersByAllButTheLevel()
    {
        var question = new ForecastQuestion();
        string[] others =
        [
            .. new[]
            {
                question with { Measure = Measure.Units }, question with { Days = 29 }, question with { Grain = ForecastGrain.Week }, question with { Model = "ets" },
                question with { By = Dimension.Channel }, question with { Filters = [new Filter(Dimension.Channel, ["Web"])] },
                question with { Filters = [new Filter(Dimension.Channel, ["Web"], Exclude: true)] },
                question with { Training = new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30)) },
            }.Select(ForecastQuestions.StorageKey),
        ];

        Assert.Equal(ForecastQuestions.StorageKey(question), ForecastQuestions.StorageKey(question with { Level = 0.5 }));
        Assert.Equal(others.Length + 1, others.Append(ForecastQuestions.StorageKey(question)).Distinct().Count());
    }

    private static string Field(ForecastQuestion question) =>
        Assert.Throws<QueryException>(() => ForecastQuestions.Check(question, ["auto"])).Field;
}
