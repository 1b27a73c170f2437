using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Customers.Predictions;

public sealed class WaitScorerTests
{
    [Fact]
    public void Score_NamedDays_AreDaysOffByHand()
    {
        // Days 2, 5 and beyond the four hidden ones, told as 1, 3 and 4: |1 − 2|, |3 − 5|, |4 − 5|, as what does not come counts as day 5.
        var score = Score(4, ([1, 1, 1, 1], 2), ([0, 0, 1, 1], null), ([0, 0, 0, 1], null));

        Assert.Equal(4.0 / 3, score.DaysOff, 12);
        Assert.Equal(4.0 / 3, score.MedianDaysOff, 12);
        Assert.Equal(1, score.ReturnedDaysOff!.Value, 12);
        // The one who came was told to come first.
        Assert.Equal(1, score.Concordance);
        Assert.Equal([4], score.Within.Select(w => w.Days));
    }

    [Fact]
    public void Score_Chances_ByHand()
    {
        var score = Score(3, ([0.2, 0.4, 0.5], 2), ([0, 0, 0], 3));

        // (0.2² + 0.6² + 0.5² + 0 + 0 + 1) ÷ 2; medians: day 3 for 2, day 4 for 3; of those who came: day 2 (half of 0.5 is reached), and the last day.
        Assert.Equal((0.04 + 0.36 + 0.25 + 1) / 2, score.DaysOff, 12);
        Assert.Equal(1, score.MedianDaysOff, 12);
        Assert.Equal(0, score.ReturnedDaysOff);
        Assert.Equal(((0.5 * 0.5) + 1) / 2, score.Within[0].Brier, 12);
        Assert.Null(score.Within[0].Auc);
    }

    [Fact]
    public void Score_NobodyCame_HasNeitherConcordanceNorDaysOfThoseWhoCame()
    {
        var score = Score(2, ([0.1, 0.2], null), ([0.3, 0.3], null));

        Assert.Null(score.Concordance);
        Assert.Null(score.ReturnedDaysOff);
    }

    [Fact]
    public void Concordance_AnyCustomers_EqualsCountingPairs() =>
        Prop.ForAll<byte[], byte[]>(EqualsCountingPairs).QuickCheckThrowOnFailure();

    private static void EqualsCountingPairs(byte[] told, byte[] came)
    {
        const int Days = 6;
        var n = Math.Min(told.Length, came.Length);
        if (n == 0)
        {
            return;
        }

        var scorer = new WaitScorer(n, Days);
        var (waits, days) = (new int[n], new int[n]);
        for (var i = 0; i < n; i++)
        {
            (waits[i], days[i]) = ((told[i] % (Days + 1)) + 1, (came[i] % (Days + 1)) + 1);
            scorer.Put(i, [.. Enumerable.Range(1, Days).Select(t => t >= waits[i] ? 1.0 : 0)], days[i] > Days ? null : days[i]);
        }

        double right = 0, pairs = 0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                if (days[i] < days[j])
                {
                    pairs++;
                    right += waits[i] < waits[j] ? 1 : waits[i] == waits[j] ? 0.5 : 0;
                }
            }
        }

        var score = scorer.Score("x").Concordance;
        Assert.Equal(pairs == 0, score is null);
        Assert.Equal(pairs == 0 ? 0 : right / pairs, score ?? 0, 12);
    }

    private static NextOrderScore Score(int days, params (double[] Chances, int? Actual)[] customers)
    {
        var scorer = new WaitScorer(customers.Length, days);
        for (var i = 0; i < customers.Length; i++)
        {
            scorer.Put(i, customers[i].Chances, customers[i].Actual);
        }

        return scorer.Score("x");
    }
}
