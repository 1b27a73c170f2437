using Analytics.Core.Behaviour;

namespace Analytics.Tests.Core.Behaviour;

public sealed class LogisticModelTests
{
    [Fact]
    public void Fit_TwoByTwoTable_GivesTheLogOddsRatio()
    {
        // 30 of 100 with the feature, 10 of 100 without: odds 3/7 and 1/9.
        var rows = Enumerable.Range(0, 200).Select(static i => new double[] { i < 100 ? 1 : 0 }).ToArray();
        var outcomes = Enumerable.Range(0, 200).Select(static i => i < 30 || i is >= 100 and < 110).ToArray();

        var fit = LogisticModel.Fit(rows, outcomes, ridge: 0)!;

        Assert.Equal(0.3, fit.Predict([1]), 6);
        Assert.Equal(0.1, fit.Predict([0]), 6);
        // Per standard deviation of a half: ½ log(27 ÷ 7).
        Assert.Equal(Math.Log(27.0 / 7) / 2, fit.Weights[1], 6);
    }

    // Far-off values and rare outcomes: there a whole step of Newton's leads away.
    [Theory]
    [InlineData(1, 3)]
    [InlineData(8, 6)]
    public void Fit_RandomRows_LeavesNoSlopeOfThePenalisedLikelihood(double power, double threshold)
    {
        var random = new Random(3);
        var rows = Enumerable.Range(0, 2_000).Select(_ => new[] { Math.Pow(random.NextDouble(), power) * 10, random.NextDouble() - 4, 7.0 }).ToArray();
        var outcomes = rows.Select(r => random.NextDouble() < 1 / (1 + Math.Exp(threshold - (0.5 * r[0])))).ToArray();

        var fit = LogisticModel.Fit(rows, outcomes, ridge: 2)!;

        var away = rows.Select((r, i) => (outcomes[i] ? 1 : 0) - fit.Predict(r)).ToArray();
        Assert.Equal(0, away.Sum(), 4);
        for (var c = 0; c < 2; c++)
        {
            var mean = rows.Average(r => r[c]);
            var deviation = Math.Sqrt(rows.Average(r => (r[c] - mean) * (r[c] - mean)));
            Assert.Equal(2 * fit.Weights[c + 1], rows.Select((r, i) => away[i] * (r[c] - mean) / deviation).Sum(), 4);
        }

        // A constant feature says nothing.
        Assert.Equal(0, fit.Weights[3], 9);
    }

    [Fact]
    public void Fit_OneOutcome_IsNoModel() => Assert.Null(LogisticModel.Fit([[1], [2]], [true, true]));

    [Fact]
    public void Fit_BadInput_Throws()
    {
        Assert.Throws<ArgumentException>(() => LogisticModel.Fit([[1], [2]], [true]));
        Assert.Throws<ArgumentException>(() => LogisticModel.Fit([[1], [2]], [true, false])!.Predict([1, 2]));
    }
}
