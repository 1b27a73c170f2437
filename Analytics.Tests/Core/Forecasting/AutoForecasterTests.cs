using Analytics.Core.Forecasting;

namespace Analytics.Tests.Core.Forecasting;

public sealed class AutoForecasterTests
{
    private static readonly double[] Levels = [0.5, 0.8, 0.95];

    [Fact]
    public void Forecast_SeriesTimesTen_ForecastTimesTen()
    {
        var once = Of(SyntheticSeries.Week(), 14, 7);
        var tenfold = Of([.. SyntheticSeries.Week().Select(static v => 10 * v)], 14, 7);

        for (var h = 0; h < 14; h++)
        {
            Assert.Equal(1, tenfold.Means[h] / (10 * once.Means[h]), 0.01);
            Assert.Equal(1, tenfold.Upper[1][h] / (10 * once.Upper[1][h]), 0.02);
        }
    }

    [Fact]
    public void Forecast_Dates_ShiftTheirOrigin()
    {
        var values = SyntheticSeries.Week();
        var one = Dated(values, new DateOnly(2025, 3, 3));
        var later = Dated(values, new DateOnly(2025, 3, 10));

        Assert.Equal(one.Means, later.Means);
        Assert.Equal(one.Dates!.Select(static d => d.AddDays(7)), later.Dates!);
    }

    [Fact]
    public void Forecast_Levels_Nest()
    {
        var forecast = Of(SyntheticSeries.Week(), 28, 7);

        for (var h = 0; h < 28; h++)
        {
            Assert.True(forecast.Lower[2][h] <= forecast.Lower[1][h] && forecast.Lower[1][h] <= forecast.Lower[0][h]);
            Assert.True(forecast.Lower[0][h] <= forecast.Means[h] && forecast.Means[h] <= forecast.Upper[0][h]);
            Assert.True(forecast.Upper[0][h] <= forecast.Upper[1][h] && forecast.Upper[1][h] <= forecast.Upper[2][h]);
        }

        Assert.Equal(Levels, forecast.Levels);
        Assert.Equal(14, forecast.Points(0.8)[13].Step);
    }

    [Fact]
    public void Forecast_Total_IsNarrowerThanSumOfBounds()
    {
        var forecast = Of(SyntheticSeries.Week(), 28, 7);
        var total = forecast.Totals[1];

        Assert.Equal(forecast.Means.Sum(), total.Mean, 6);
        Assert.True(total.Upper - total.Lower < forecast.Upper[1].Sum() - forecast.Lower[1].Sum());
    }

    [Fact]
    public void Forecast_Weights_SumToOneAndScoresStandBesideNaive()
    {
        var forecast = Of(SyntheticSeries.Week(), 14, 7);

        Assert.Equal(1, forecast.Members.Sum(static m => m.Weight), 9);
        Assert.True(forecast.BeatsNaive);
        Assert.Equal("auto", forecast.Backtest!.Scores[0].Name);
        Assert.Equal("snaive", forecast.Backtest.Scores[^1].Name);
        Assert.All(forecast.Backtest.Past, static p => Assert.Equal(p.Means.Length, p.Actuals.Length));
        Assert.InRange(forecast.Backtest.Coverage[1].Realised, 0.6, 1);
    }

    [Fact]
    public void Forecast_CleanWave_IsContinued()
    {
        var values = Enumerable.Range(0, 140).Select(static t => 50 + (10 * Math.Sin(2 * Math.PI * t / 7)) + (0.01 * ((t * 37) % 11))).ToArray();

        var forecast = Of(values, 7, 7);

        for (var h = 0; h < 7; h++)
        {
            Assert.Equal(50.05 + (10 * Math.Sin(2 * Math.PI * (140 + h) / 7)), forecast.Means[h], 0.3);
        }
    }

    [Fact]
    public void Forecast_ClosedEverySeventhDay_IsExactlyZeroThere()
    {
        var values = SyntheticSeries.Week().Select(static (v, t) => t % 7 == 5 ? 0 : v).ToArray();

        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 7, [7], true), 21, Levels).Forecast!;

        for (var h = 0; h < 21; h++)
        {
            var closed = (values.Length + h) % 7 == 5;
            Assert.Equal(closed, forecast.Means[h] == 0);
            Assert.Equal(closed, forecast.Upper[2][h] == 0);
        }

        Assert.Contains(forecast.Warnings, static w => w.Kind == ForecastWarningKind.ClosedDays);
    }

    [Fact]
    public void Forecast_ClosedEachChristmas_IsZeroThereOnly()
    {
        var start = new DateOnly(2023, 1, 1);
        var noise = SyntheticSeries.Noise(1090, 9);
        var values = noise.Select((z, t) => start.AddDays(t) is { Month: 12, Day: 25 } ? 0 : 100 + (4 * z)).ToArray();

        // History ends on 25 December 2025: the next day but 364 is Christmas.
        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 7, [7], true, start, ForecastGrain.Day), 365, [0.8]).Forecast!;
        var zero = forecast.Dates!.Where((_, h) => forecast.Means[h] == 0).ToArray();

        Assert.All(zero, static d => Assert.True(d is { Month: 12, Day: 25 }));
        Assert.Single(zero);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(12)]
    public void Forecast_ShortHistory_AnswersWithFiniteNumbers(int count)
    {
        var forecast = Of([.. Enumerable.Range(0, count).Select(static t => 10.0 + (t % 3))], 12, 1);

        Assert.All(forecast.Means, static v => Assert.True(double.IsFinite(v)));
        Assert.All(forecast.Upper[2], static v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void Forecast_TooFewForAnyModel_RepeatsTheLastWithAWidth()
    {
        var forecast = Of([10, 20], 2, 1);

        Assert.Equal([20, 20], forecast.Means);
        Assert.All(forecast.Upper[1], static v => Assert.True(v > 25));
        Assert.Contains(forecast.Warnings, static w => w.Kind == ForecastWarningKind.ShortHistory);
    }

    [Theory]
    [InlineData("drift", 2)]
    [InlineData("linear", 3)]
    public void Forecast_ModelThroughEveryValueOfAFew_IsNotCertain(string model, int count)
    {
        double[] values = [.. Enumerable.Range(1, count).Select(static t => 10.0 * t)];

        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 1), 1, [0.95], new AutoForecastOptions { Model = model }).Forecast!;

        Assert.Equal(10.0 * (count + 1), forecast.Means[0], 6);
        Assert.True(forecast.Upper[0][0] - forecast.Means[0] > 10);
    }

    [Fact]
    public void Forecast_FartherThanCouldBeTried_SaysSo()
    {
        var far = Of(SyntheticSeries.Week(), SyntheticSeries.Week().Length / 2, 7);
        var near = Of(SyntheticSeries.Week(), 14, 7);

        Assert.Contains("steps ahead", Assert.Single(far.Warnings, static w => w.Kind == ForecastWarningKind.LongHorizon).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(near.Warnings, static w => w.Kind == ForecastWarningKind.LongHorizon);
    }

    [Fact]
    public void Forecast_Onlookers_AreScoredAndChangeNothing()
    {
        var series = new ForecastSeries(SyntheticSeries.Week(), 7);
        var alone = AutoForecaster.Forecast(series, 7, Levels).Forecast!;

        var watched = AutoForecaster.Forecast(series, 7, Levels, new AutoForecastOptions { Onlookers = ["linear", "ces", "theta"] }).Forecast!;

        Assert.Equal(alone.Means, watched.Means);
        Assert.Equal(alone.Upper[2], watched.Upper[2]);
        Assert.Equal(alone.Backtest!.Scores[0], watched.Backtest!.Scores[0]);
        // Theta is a member already.
        Assert.Equal(alone.Backtest.Scores.Count + 2, watched.Backtest.Scores.Count);
        Assert.Equal(1, watched.Members.Sum(static m => m.Weight), 9);
        Assert.All(watched.Members.Where(static m => m.Name is "linear" or "ces"), static m => Assert.Equal(0, m.Weight));
        Assert.True(watched.Backtest.Scores.Single(static s => s.Name == "ces").Mase > 0);
    }

    [Fact]
    public void Forecast_Constant_RepeatsIt()
    {
        var forecast = Of([.. Enumerable.Repeat(4.5, 30)], 5, 1);

        Assert.All(forecast.Means, static v => Assert.Equal(4.5, v));
        Assert.Contains(forecast.Warnings, static w => w.Kind == ForecastWarningKind.Constant);
    }

    [Fact]
    public void Forecast_AllZero_SaysSo() =>
        Assert.Contains(Of(new double[40], 5, 7).Warnings, static w => w.Kind == ForecastWarningKind.AllZero);

    [Fact]
    public void Forecast_MissingDays_AreFilledAndSaid()
    {
        var values = SyntheticSeries.Week();
        values[50] = values[51] = values[120] = double.NaN;

        var forecast = Of(values, 14, 7);

        Assert.Contains(forecast.Warnings, static w => w.Kind == ForecastWarningKind.MissingFilled);
        Assert.All(forecast.Means, static v => Assert.True(double.IsFinite(v)));
    }

    [Fact]
    public void Forecast_NegativeValues_GoBelowZero()
    {
        var values = SyntheticSeries.Week().Select(static v => v - 100).ToArray();

        Assert.All(Of(values, 7, 7).Means, static v => Assert.True(v < 0));
    }

    [Fact]
    public void Forecast_NonNegative_NeverBelowZero()
    {
        var values = SyntheticSeries.Noise(200, 11).Select(static z => Math.Max(0.01, 1 + z)).ToArray();

        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 1, [], true), 20, [0.99]).Forecast!;

        Assert.All(forecast.Lower[0], static v => Assert.True(v >= 0));
    }

    [Fact]
    public void Forecast_Intermittent_GivesARate()
    {
        var values = Enumerable.Range(0, 120).Select(static t => t % 4 == 0 || t % 9 == 0 ? 6.0 : 0).ToArray();

        var forecast = AutoForecaster.Forecast(new ForecastSeries(values, 1, [], true), 10, Levels).Forecast!;

        Assert.Contains(forecast.Warnings, static w => w.Kind == ForecastWarningKind.Intermittent);
        Assert.All(forecast.Means, static v => Assert.InRange(v, 1, 4));
    }

    [Fact]
    public void Forecast_NothingButMissing_IsRefused()
    {
        var outcome = AutoForecaster.Forecast(new ForecastSeries([double.NaN, double.NaN]), 3, Levels);

        Assert.Null(outcome.Forecast);
        Assert.Equal(ForecastRefusalReason.NoObservations, outcome.Refusal!.Reason);
    }

    [Fact]
    public void Forecast_InfiniteValue_IsRefused() =>
        Assert.Equal(
            ForecastRefusalReason.NotFinite,
            AutoForecaster.Forecast(new ForecastSeries([1, double.PositiveInfinity, 2]), 3, Levels).Refusal!.Reason);

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(1001, 0.8)]
    [InlineData(5, 0.05)]
    [InlineData(5, 0.995)]
    [InlineData(5, double.NaN)]
    public void Forecast_OutOfRange_Throws(int horizon, double level) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AutoForecaster.Forecast(new ForecastSeries([1, 2, 3]), horizon, [level]));

    [Fact]
    public void Forecast_NamedModels_AllAnswer()
    {
        foreach (var name in ForecastModels.Names)
        {
            var forecast = AutoForecaster.Forecast(
                new ForecastSeries(SyntheticSeries.Quarters(), 4), 4, [0.8], new AutoForecastOptions { Model = name, Origins = 3 }).Forecast!;

            Assert.All(forecast.Means, static v => Assert.True(double.IsFinite(v)));
        }
    }

    private static IntervalForecast Of(double[] values, int horizon, int season) =>
        AutoForecaster.Forecast(new ForecastSeries(values, season), horizon, Levels).Forecast!;

    private static IntervalForecast Dated(double[] values, DateOnly start) =>
        AutoForecaster.Forecast(new ForecastSeries(values, 7, [7], false, start, ForecastGrain.Day), 7, Levels).Forecast!;
}
