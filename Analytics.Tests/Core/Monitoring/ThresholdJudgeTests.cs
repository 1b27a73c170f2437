using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Monitoring;

public sealed class ThresholdJudgeTests
{
    private static readonly DateTime First = new(2026, 1, 1);

    [Theory]
    [InlineData(ThresholdSide.Above, 101, false, true)]
    [InlineData(ThresholdSide.Above, 100, false, false)]
    [InlineData(ThresholdSide.Above, 95, true, true)] // still open until a tenth below the limit
    [InlineData(ThresholdSide.Above, 90, true, false)]
    [InlineData(ThresholdSide.Below, 99, false, true)]
    [InlineData(ThresholdSide.Below, 105, true, true)]
    [InlineData(ThresholdSide.Below, 110, true, false)]
    public void Judge_FixedLimitOf100_CallsBeyondAndEndsBehindTheHysteresis(ThresholdSide side, int value, bool isOpen, bool expected)
    {
        var judgement = ThresholdJudge.Judge(new Threshold(AlertSeverity.Warning, ThresholdKind.Fixed, side, 100), Points([100m, value]), 1, isOpen)!;

        Assert.Equal(expected, judgement.IsBeyond);
        Assert.Equal((value, 100m, value - 100m), (judgement.Value, judgement.Against, judgement.Distance));
    }

    [Fact]
    public void Judge_ChangeOfADay_IsHeldAgainstTheSameWeekdayAWeekBefore()
    {
        var fall = new Threshold(AlertSeverity.Warning, ThresholdKind.Change, ThresholdSide.Below, 0.2m);

        var beyond = ThresholdJudge.Judge(fall, Points([100, 1, 1, 1, 1, 1, 1, 75]), 1, isOpen: false)!;
        var within = ThresholdJudge.Judge(fall, Points([100, 1, 1, 1, 1, 1, 1, 80]), 1, isOpen: false)!;

        Assert.Equal((true, 100m, -0.25m), (beyond.IsBeyond, beyond.Against, beyond.Distance));
        Assert.False(within.IsBeyond);
        // Nothing to hold it against: nothing is said.
        Assert.Null(ThresholdJudge.Judge(fall, Points([75]), 1, isOpen: false));
        Assert.Null(ThresholdJudge.Judge(fall, Points([0, 1, 1, 1, 1, 1, 1, 75]), 1, isOpen: false));
        Assert.Null(ThresholdJudge.Judge(fall, Points([100, 1, 1, 1, 1, 1, 1, null]), 1, isOpen: false));
    }

    [Fact]
    public void Judge_ChangeOfAWindow_IsHeldAgainstTheWindowBefore()
    {
        var points = Points([.. Enumerable.Repeat<decimal?>(10, 30), .. Enumerable.Repeat<decimal?>(7, 30)]);

        var judgement = ThresholdJudge.Judge(new Threshold(AlertSeverity.Warning, ThresholdKind.Change, ThresholdSide.Below, 0.2m), points, 30, isOpen: false)!;

        Assert.Equal((true, 10m, -0.3m), (judgement.IsBeyond, judgement.Against, judgement.Distance));
        // Since the first day that lay a fifth below the window before.
        Assert.Equal(DateOnly.FromDateTime(First.AddDays(30)), judgement.Since);
    }

    [Fact]
    public void Comparison_MonthToDate_IsTheSameDayOfTheMonthBefore()
    {
        var points = Points([.. Enumerable.Range(0, 59).Select(static i => (decimal?)i)]);

        // 28 February against 28 January.
        Assert.Equal(27, ThresholdJudge.Comparison(points, KeyMeasure.MonthToDate, 58));
    }

    [Theory]
    [InlineData(0)] // normal noise
    [InlineData(1)] // counts of about 4 a day
    [InlineData(2)] // counts of about 40 a day, closed on Sundays
    [InlineData(3)] // skewed, as sums of money are
    public void Judge_StationaryYearsByAnomaly_CallFalselyLessThanOnceAMonth(int kind)
    {
        const int Series = 8;
        const int Days = 180;
        var anomaly = new Threshold(AlertSeverity.Warning, ThresholdKind.Anomaly, ThresholdSide.Either, 3.5m);
        var alarms = 0;
        for (var seed = 0; seed < Series; seed++)
        {
            var points = Points([.. Noise(kind, seed, 190 + Days)]);
            var isOpen = false;
            for (var day = 190; day < points.Count; day++)
            {
                var isBeyond = ThresholdJudge.Judge(anomaly, [.. points.Skip(day - 189).Take(190)], 1, isOpen)!.IsBeyond;
                alarms += isBeyond && !isOpen ? 1 : 0;
                isOpen = isBeyond;
            }
        }

        Assert.InRange(alarms / (Series * Days / 30.0), 0, 1);
    }

    [Fact]
    public void Judge_StationaryWindowsByChange_CallFalselyLessThanOnceAMonth()
    {
        const int Series = 20;
        const int Days = 180;
        var falls = new Threshold(AlertSeverity.Warning, ThresholdKind.Change, ThresholdSide.Below, 0.2m);
        var alarms = 0;
        for (var seed = 0; seed < Series; seed++)
        {
            var days = Noise(1, seed, 60 + Days).Select(static d => d!.Value).ToArray();
            var points = Points([.. Enumerable.Range(29, days.Length - 29).Select(i => (decimal?)days[(i - 29)..(i + 1)].Sum())]);
            var isOpen = false;
            for (var day = 30; day < points.Count; day++)
            {
                var isBeyond = ThresholdJudge.Judge(falls, [.. points.Take(day + 1)], 30, isOpen)!.IsBeyond;
                alarms += isBeyond && !isOpen ? 1 : 0;
                isOpen = isBeyond;
            }
        }

        Assert.InRange(alarms / (Series * Days / 30.0), 0, 1);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-5)]
    public void Judge_AShiftOfFiveDeviations_IsFoundOnItsFirstDay(int deviations)
    {
        var anomaly = new Threshold(AlertSeverity.Warning, ThresholdKind.Anomaly, ThresholdSide.Either, 3.5m);
        var found = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            // The noise has a standard deviation of 10; the shift comes on top of the noise of its day, which moves it by as much itself.
            decimal?[] values = [.. Noise(0, seed, 200)];
            values[^1] = 100 + (20 * (decimal)Math.Sin(2 * Math.PI * 199 / 7)) + (10 * deviations);
            found += ThresholdJudge.Judge(anomaly, Points(values), 1, isOpen: false)!.IsBeyond ? 1 : 0;
        }

        Assert.InRange(found, 36, 40);
    }

    [Theory]
    [InlineData(ThresholdKind.Fixed, ThresholdSide.Either, 1)]
    [InlineData(ThresholdKind.Change, ThresholdSide.Above, 0)]
    [InlineData(ThresholdKind.Anomaly, ThresholdSide.Above, 1)]
    public void Problem_NonsenseThreshold_IsSaid(ThresholdKind kind, ThresholdSide side, int limit) =>
        Assert.NotNull(new Threshold(AlertSeverity.Warning, kind, side, limit).Problem);

    private static List<KeyMeasurePoint> Points(IReadOnlyList<decimal?> values) =>
        [.. values.Select(static (value, i) => new KeyMeasurePoint(First.AddDays(i), value is { } known ? MeasureValue.Of(known) : new MeasureValue(0, 0)))];

    private static IEnumerable<decimal?> Noise(int kind, int seed, int days)
    {
        var random = new Random(seed);
        for (var i = 0; i < days; i++)
        {
            var season = Math.Sin(2 * Math.PI * i / 7);
            yield return decimal.Round((decimal)(kind switch
            {
                0 => 100 + (20 * season) + (10 * Normal(random)),
                1 => MathNet.Numerics.Distributions.Poisson.Sample(random, 4),
                2 => i % 7 == 3 ? 0 : MathNet.Numerics.Distributions.Poisson.Sample(random, 40 + (10 * season)),
                _ => Math.Exp(5 + (0.2 * season) + (0.35 * Normal(random))),
            }), 2);
        }
    }

    private static double Normal(Random random) => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
}
