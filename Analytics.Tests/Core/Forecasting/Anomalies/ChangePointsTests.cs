using Analytics.Core.Forecasting;

namespace Analytics.Tests.Core.Forecasting.Anomalies;

public sealed class ChangePointsTests
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    public void Find_StationarySeries_SeldomFindsAChange(double correlation)
    {
        var random = new Random(5);
        var changes = Enumerable.Range(0, 60).Sum(_ => ChangePoints.Find(Noise(random, 365, correlation), DayOfWeek.Monday).Count);

        // Sixty years of one measure.
        Assert.InRange(changes, 0, 6);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-2)]
    public void Find_StepOfTwoStandardDeviations_IsFoundWhereItIs(double size)
    {
        var random = new Random(8);
        var found = 0;
        for (var trial = 0; trial < 40; trial++)
        {
            var values = Noise(random, 200, 0).Select((v, i) => i >= 120 ? v + (10 * size) : v).Select(static (v, i) => v + (i % 7 == 6 ? 60 : 0)).ToArray();

            var changes = ChangePoints.Find(values, DayOfWeek.Monday);

            if (changes is [var change] && Math.Abs(change.Index - 120) <= 3)
            {
                found++;
                Assert.InRange(change.After - change.Before, (10 * size) - 6, (10 * size) + 6);
            }
        }

        Assert.InRange(found, 36, 40);
    }

    [Fact]
    public void Find_OneHugeDay_IsNoChange()
    {
        var values = Noise(new Random(1), 200, 0);
        values[100] += 10_000;

        Assert.Empty(ChangePoints.Find(values, DayOfWeek.Monday));
    }

    [Fact]
    public void Find_TwoSteps_FindsBothInOrder()
    {
        var values = Noise(new Random(2), 300, 0).Select(static (v, i) => v + (i >= 200 ? 80 : i >= 100 ? 40 : 0)).ToArray();

        var changes = ChangePoints.Find(values, DayOfWeek.Wednesday);

        Assert.Equal(2, changes.Count);
        Assert.InRange(changes[0].Index, 98, 102);
        Assert.InRange(changes[1].Index, 198, 202);
        Assert.Equal(changes[0].After, changes[1].Before, 9);
    }

    [Fact]
    public void Find_ShortOrConstant_FindsNothing()
    {
        Assert.Empty(ChangePoints.Find(Noise(new Random(1), ChangePoints.LeastDays - 1, 0), DayOfWeek.Monday));
        Assert.Empty(ChangePoints.Find(new double[100], DayOfWeek.Monday));
    }

    private static double[] Noise(Random random, int days, double correlation)
    {
        var values = new double[days];
        var state = 0.0;
        for (var i = 0; i < days; i++)
        {
            state = (correlation * state) + (Math.Sqrt(1 - (correlation * correlation)) * DailyAnomaliesTests.Normal(random));
            values[i] = 100 + (10 * state);
        }

        return values;
    }
}
