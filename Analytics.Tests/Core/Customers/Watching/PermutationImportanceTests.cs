using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Customers.Watching;

public sealed class PermutationImportanceTests
{
    // Two customers told apart perfectly: a shuffle either leaves them or swaps them, which turns an AUC of 1 into 0.
    [Fact]
    public void Of_TwoCustomers_LosesAllOrNothing()
    {
        double[] probability = [0.2, 0.9];
        bool[] churned = [false, true];

        var result = PermutationImportance.Of(
            "churn", ["what it uses", "what it does not"], 2, (feature, order) => BinaryMetrics.Auc(feature == 1 ? probability : [.. order.Select(i => probability[i])], churned), 7, 400);

        Assert.Equal(1, result[0].Score);
        Assert.InRange(result[0].Drop, 0.4, 0.6);
        // n/(n − 1) p (1 − p) of losses that are 0 or 1.
        Assert.Equal(Math.Sqrt(result[0].Drop * (1 - result[0].Drop) * 400 / 399), result[0].Deviation, 1e-9);
        Assert.Equal((0, 0), (result[1].Drop, result[1].Deviation));
    }

    [Fact]
    public void Of_NoScore_IsEmptyAndTheSameSeedTheSame()
    {
        Assert.Empty(PermutationImportance.Of("m", ["a"], 3, static (_, _) => null, 1));
        Func<int, int[], double?> score = static (_, order) => order.Select(static (from, at) => (double)from * at).Sum();
        Assert.Equal(PermutationImportance.Of("m", ["a", "b"], 50, score, 1), PermutationImportance.Of("m", ["a", "b"], 50, score, 1));
        Assert.NotEqual(PermutationImportance.Of("m", ["a"], 50, score, 1), PermutationImportance.Of("m", ["a"], 50, score, 2));
        Assert.True(PermutationImportance.Of("m", ["a"], 50, score, 1)[0].Drop > 0);
    }

    [Fact]
    public void Mix_AnyTwoHistories_IsAHistoryThatCanBe() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var random = new Random(seed);
            var (one, other) = (History(random), History(random));
            for (var feature = 0; feature < 3; feature++)
            {
                var mixed = HistoryImportance.Mix(one, other, feature);
                Assert.InRange(mixed.Recency, 0, mixed.T);
                Assert.True(mixed.Frequency <= mixed.T);
                Assert.True(mixed.Frequency <= mixed.Recency || mixed.Frequency == 0);
                Assert.Equal(mixed.Frequency == 0, mixed.Recency == 0);
                Assert.Equal(one, HistoryImportance.Mix(one, one, feature));
            }
        }));

    private static CustomerHistory History(Random random)
    {
        var age = random.Next(0, 400);
        var frequency = age == 0 ? 0 : random.Next(0, Math.Min(age, 30) + 1);
        return new CustomerHistory(1, frequency, frequency == 0 ? 0 : random.Next(frequency, age + 1), age, random.Next(100));
    }
}
