using Analytics.Core.Forecasting;

namespace Analytics.Tests.Core.Forecasting.Anomalies;

public sealed class DailyAnomaliesTests
{
    private const int Days = 400;

    /// <summary>The bar: below one false alarm a month on stationary data, for each kind of noise that shops have.</summary>
    [Theory]
    [InlineData("normal")]
    [InlineData("counts")]
    [InlineData("skewed")]
    public void Find_StationarySeries_RaisesLessThanOneFalseAlarmAMonth(string noise)
    {
        var random = new Random(20260101);
        var alarms = 0;
        var judged = 0;
        for (var series = 0; series < 60; series++)
        {
            var found = DailyAnomalies.Find(Series(random, noise), DayOfWeek.Monday);
            alarms += found.Skip(DailyAnomalies.LeastDays).Count(static day => day.IsAnomaly);
            judged += Days - DailyAnomalies.LeastDays;
        }

        Assert.InRange(alarms / (judged / 30.0), 0, 0.999);
    }

    /// <summary>The bar: a shift of five standard deviations is found within a day, seen on that very day or the next.</summary>
    [Fact]
    public void Find_ShiftOfFiveStandardDeviations_IsFoundWithinADay()
    {
        var random = new Random(7);
        var found = 0;
        for (var trial = 0; trial < 200; trial++)
        {
            var values = Series(random, "normal").AsSpan(0, 200).ToArray();
            values[198] += 50;
            values[199] += 50;

            var thatDay = DailyAnomalies.Find(values.AsSpan(0, 199), DayOfWeek.Monday)[^1];
            var nextDay = DailyAnomalies.Find(values, DayOfWeek.Monday)[^1];

            found += thatDay.IsAnomaly || nextDay.IsAnomaly ? 1 : 0;
            Assert.True(thatDay.Z > 0);
        }

        // A day's own noise can hide it: one in a hundred may be missed on both.
        Assert.InRange(found, 197, 200);
    }

    [Fact]
    public void Find_WeekdaysDiffer_AreNoAnomalies()
    {
        var random = new Random(3);
        var values = Enumerable.Range(0, 200).Select(i => 100 + (i % 7 == 5 ? 300 : i % 7 == 6 ? -90 : 0) + (10 * Normal(random))).ToArray();

        var found = DailyAnomalies.Find(values, DayOfWeek.Monday);

        Assert.InRange(found.Count(static day => day.IsAnomaly), 0, 3);
        Assert.All(found.Skip(60).Where(static (_, i) => (i + 60) % 7 == 5), static day => Assert.InRange(day.Expected, 350, 450));
    }

    [Theory]
    [InlineData(2.0, 0.0)]
    [InlineData(1.0, 1000.0)]
    public void Find_ScaledOrMoved_JudgesTheSame(double factor, double offset)
    {
        var values = Series(new Random(11), "normal");
        var plain = DailyAnomalies.Find(values, DayOfWeek.Friday);

        var other = DailyAnomalies.Find([.. values.Select(v => (v * factor) + offset)], DayOfWeek.Friday);

        for (var i = 0; i < plain.Count; i++)
        {
            Assert.Equal(plain[i].Z, other[i].Z, 6);
        }
    }

    [Fact]
    public void Find_MostlyZeroWithOneSale_StillSees()
    {
        var values = new double[120];
        for (var i = 5; i < 110; i += 11)
        {
            values[i] = 1;
        }

        values[^1] = 40;

        Assert.True(DailyAnomalies.Find(values, DayOfWeek.Monday)[^1].IsAnomaly);
    }

    [Fact]
    public void Find_TooShortOrConstant_FindsNothing()
    {
        Assert.Empty(DailyAnomalies.Find(new double[DailyAnomalies.LeastDays - 1], DayOfWeek.Monday));
        Assert.DoesNotContain(DailyAnomalies.Find(Enumerable.Repeat(5.0, 100).ToArray(), DayOfWeek.Monday), static day => day.IsAnomaly);
    }

    private static double[] Series(Random random, string noise)
    {
        var values = new double[Days];
        for (var i = 0; i < Days; i++)
        {
            values[i] = noise switch
            {
                "counts" => Poisson(random, 12),
                "skewed" => 100 * Math.Exp(0.3 * Normal(random)),
                _ => 100 + (10 * Normal(random)),
            };
        }

        return values;
    }

    internal static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static int Poisson(Random random, double mean)
    {
        var (limit, product, count) = (Math.Exp(-mean), 1.0, -1);
        do
        {
            product *= random.NextDouble();
            count++;
        }
        while (product > limit);
        return count;
    }
}
