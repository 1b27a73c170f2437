using Analytics.Core.Domain;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Marketing;

public sealed class BudgetOptimizerTests
{
    private static readonly DateOnly Start = new(2026, 1, 5);

    [Theory]
    [InlineData(CurveForm.Power, 2, 0.5, 9, 6, 1.0 / 3)]
    [InlineData(CurveForm.Logarithm, 2, 3, 3, 1.3862943611, 1.0 / 3)]
    [InlineData(CurveForm.Saturation, 10, 5, 15, 7.5, 0.125)]
    public void At_EachForm_IsItsFormula(CurveForm form, double scale, double shape, double spend, double outcome, double marginal)
    {
        // By hand: 2√9 and 2·½÷√9; 2 ln 2 and 2 ÷ 6; 10·15÷20 and 10·5÷20².
        var curve = new ResponseCurve(form, scale, shape);

        Assert.Equal(outcome, curve.At(spend), 9);
        Assert.Equal(marginal, curve.Marginal(spend), 9);
        Assert.Equal(spend, curve.SpendFor(marginal, 0.1, 100), 9);
        Assert.Equal(0, curve.At(0));
        Assert.Equal((0.1, 12.0), (curve.SpendFor(1e9, 0.1, 100), curve.SpendFor(1e-9, 0.1, 12)));
    }

    [Theory]
    [InlineData(CurveForm.Power, 3, 0.6)]
    [InlineData(CurveForm.Logarithm, 8, 30)]
    [InlineData(CurveForm.Saturation, 40, 25)]
    public void Fit_WithoutNoise_FindsTheCurve(CurveForm form, double scale, double shape)
    {
        var truth = new ResponseCurve(form, scale, shape);

        var fit = ResponseCurveModel.Fit([.. Enumerable.Range(0, 40).Select(i => 10 + (i * 37 % 41 * 3.0)).Select((x, i) => new SpendDay(Start.AddDays(i), x, truth.At(x)))]);

        Assert.Null(fit.Problem);
        Assert.Equal(form, fit.Curve!.Form);
        Assert.Equal(shape, fit.Curve.Shape, 0.02 * shape);
        Assert.Equal(truth.Marginal(60), fit.Curve.Marginal(60), 0.01 * truth.Marginal(60));
    }

    [Fact]
    public void Fit_WeekdaysOfTheirOwn_AreTakenOutOfTheCurve()
    {
        // Sundays bring double and have more spent on them: without weekdays the curve would bend upwards.
        var truth = new ResponseCurve(CurveForm.Power, 3, 0.5);
        SpendDay[] days =
        [
            .. Enumerable.Range(0, 140).Select(i => Start.AddDays(i)).Select((day, i) =>
            {
                var isSunday = day.DayOfWeek == DayOfWeek.Sunday;
                var spend = (isSunday ? 60.0 : 30) + (i * 13 % 17);
                return new SpendDay(day, spend, (isSunday ? 2 : 1) * truth.At(spend));
            }),
        ];

        var fit = ResponseCurveModel.Fit(days);

        Assert.Equal(truth.Marginal(40) / truth.At(40), fit.Curve!.Marginal(40) / fit.Curve.At(40), 2e-3);
        Assert.Equal(2, fit.WeekdayFactors![0] / fit.WeekdayFactors[1], 0.03);
        Assert.Equal(1, fit.WeekdayFactors.Average(), 9);
    }

    [Fact]
    public void Fit_DataThatCannotSay_SaysWhy()
    {
        SpendDay[] Days(int count, Func<int, double> spend, Func<int, double> outcome) => [.. Enumerable.Range(0, count).Select(i => new SpendDay(Start.AddDays(i), spend(i), outcome(i)))];
        double Varied(int i) => 10 + (i * 7 % 11);

        Assert.Equal(CurveProblem.TooFewDays, ResponseCurveModel.Fit(Days(27, Varied, Varied)).Problem);
        Assert.Equal(CurveProblem.TooFewDays, ResponseCurveModel.Fit([]).Problem);
        Assert.Equal(CurveProblem.TooFewOutcomes, ResponseCurveModel.Fit(Days(60, Varied, static i => i % 10 == 0 ? 1 : 0)).Problem);
        Assert.Equal(CurveProblem.SpendHardlyVaries, ResponseCurveModel.Fit(Days(60, static i => 10 + (i % 2 * 0.5), Varied)).Problem);
        Assert.Equal(CurveProblem.NoResponse, ResponseCurveModel.Fit(Days(60, Varied, static i => 5 + (i * 5 % 7))).Problem);
        Assert.Equal(CurveProblem.NoResponse, ResponseCurveModel.Fit(Days(60, Varied, i => 30 - Varied(i))).Problem);
    }

    [Fact]
    public void Divide_TwoRoots_IsInProportionToTheirSquares()
    {
        // √x and 2√x: equal returns where x₂ = 4 x₁.
        ResponseCurve[] curves = [new(CurveForm.Power, 1, 0.5), new(CurveForm.Power, 2, 0.5)];

        Assert.Equal([2.0, 8.0], BudgetAllocator.Divide(curves, [0, 0], [10, 10], 10).Select(static x => Math.Round(x, 6)));
        Assert.Equal([4.0, 6.0], BudgetAllocator.Divide(curves, [4, 0], [10, 10], 10).Select(static x => Math.Round(x, 6)));
        // √x₁ + 2√x₂ = 10 at the least cost: x₁ = 4, x₂ = 16.
        Assert.Equal([4.0, 16.0], BudgetAllocator.Reach(curves, [0, 0], [100, 100], 10).Select(static x => Math.Round(x, 6)));
        Assert.Equal([3.0, 3.0], BudgetAllocator.Reach(curves, [0, 0], [3, 3], 10));
    }

    [Fact]
    public void Divide_AnyCurves_BeatsTheSlowAndObviousWay() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var random = new System.Random(seed);
            ResponseCurve Curve() => (CurveForm)random.Next(3) is var form && form == CurveForm.Power
                ? new(form, 1 + (9 * random.NextDouble()), random.Next(4) == 0 ? 1 : 0.1 + (0.9 * random.NextDouble()))
                : new(form, 1 + (9 * random.NextDouble()), 1 + (20 * random.NextDouble()));
            ResponseCurve[] curves = [Curve(), Curve(), Curve()];
            double[] low = [random.Next(3), random.Next(3), random.Next(3)];
            double[] high = [.. low.Select(l => l + random.Next(1, 20))];
            var total = low.Sum() + Math.Floor((high.Sum() - low.Sum()) * random.NextDouble());

            var mine = BudgetAllocator.Divide(curves, low, high, total);

            Assert.Equal(total, mine.Sum(), 6);
            Assert.All(mine, (x, i) => Assert.InRange(x, low[i] - 1e-9, high[i] + 1e-9));
            var best = 0.0;
            for (var a = low[0]; a <= high[0]; a++)
            {
                for (var b = low[1]; b <= high[1]; b++)
                {
                    if (total - a - b is var c && c >= low[2] && c <= high[2])
                    {
                        best = Math.Max(best, curves[0].At(a) + curves[1].At(b) + curves[2].At(c));
                    }
                }
            }

            Assert.True(curves.Select((c, i) => c.At(mine[i])).Sum() >= best - 1e-6);
        }));

    [Fact]
    public void Run_SameCurvesAtTheirBest_DoesNotSupportAMove()
    {
        // Both get the same and respond the same; only chance differs.
        var supported = Enumerable.Range(0, 10).Count(static seed => BudgetOptimizer.Run(Noisy(seed, static x => 4 * Math.Sqrt(x), static x => 4 * Math.Sqrt(x)), new OptimizationQuestion
        {
            Goal = OptimizationGoal.Conversions, Samples = 40,
        }).IsSupported);

        Assert.InRange(supported, 0, 1);
    }

    [Fact]
    public void Run_OneSaturated_MovesWithinTheBoundsAndSaysWhatItGains()
    {
        var table = Noisy(3, static x => 40 * x / (5 + x), static x => 2 * x);

        var result = BudgetOptimizer.Run(table, new OptimizationQuestion { Goal = OptimizationGoal.Conversions, Samples = 60 });

        var (a, b) = (result.Lines.Single(static l => l.Key == "a"), result.Lines.Single(static l => l.Key == "b"));
        Assert.True(result.IsSupported);
        Assert.True(a.Change < 0 && b.Change > 0);
        Assert.Equal(result.SpendNow, result.SpendProposed, 6);
        Assert.All(result.Lines, static l => Assert.InRange(l.Proposed, l.Low - 1e-6, l.High + 1e-6));
        // The truth lies in the range.
        var truth = (40 * a.Proposed / (5 + a.Proposed)) - (40 * a.Now / (5 + a.Now)) + (2 * (b.Proposed - b.Now));
        Assert.InRange(truth, result.Gain!.Value.Low, result.Gain.Value.High);
        Assert.Equal(RecommendationKind.Reallocate, result.Recommendations[0].Kind);
        // The same seed gives the same answer.
        Assert.Equal(result.Gain, BudgetOptimizer.Run(table, result.Question).Gain);
    }

    [Fact]
    public void Run_Cost_SavesAndHoldsTheConversions()
    {
        var result = BudgetOptimizer.Run(Noisy(5, static x => 40 * x / (5 + x), static x => 2 * x, 400), new OptimizationQuestion { Goal = OptimizationGoal.Cost, Days = 400, Samples = 60 });

        Assert.True(result.IsSupported && result.Saving > 0.05 * result.SpendNow);
        Assert.Equal(result.OutcomeNow, result.Lines.Sum(static l => l.OutcomeProposed!.Value.Value), 4);
    }

    [Fact]
    public void Run_OwnBoundsAndBudget_AreKeptOrRefused()
    {
        var table = Noisy(3, static x => 40 * x / (5 + x), static x => 2 * x);
        var question = new OptimizationQuestion { Goal = OptimizationGoal.Conversions, Samples = 20, Bounds = [new SpendBound("a", 25, null), new SpendBound("b", null, 35)] };

        var result = BudgetOptimizer.Run(table, question with { Budget = 62 });

        Assert.Equal(62, result.SpendProposed, 6);
        Assert.True(result.Lines.Single(static l => l.Key == "a").Proposed >= 25 && result.Lines.Single(static l => l.Key == "b").Proposed <= 35);
        Assert.Equal("budget", Assert.Throws<QueryException>(() => BudgetOptimizer.Run(table, question with { Budget = 500 })).Field);
        Assert.Equal("bounds", Assert.Throws<QueryException>(() => BudgetOptimizer.Run(table, question with { Bounds = [new SpendBound("z", 1, 2)] })).Field);
        Assert.Equal("bounds", Assert.Throws<QueryException>(() => BudgetOptimizer.Run(table, question with { Bounds = [new SpendBound("a", 3, 2)] })).Field);
        Assert.Equal("days", Assert.Throws<QueryException>(() => BudgetOptimizer.Run(table, question with { Days = 5 })).Field);
        Assert.Equal("changeLimit", Assert.Throws<QueryException>(() => BudgetOptimizer.Run(table, question with { ChangeLimit = double.NaN })).Field);
        Assert.Empty(BudgetOptimizer.Run(new CampaignTable(new CampaignData([], [], [])), question with { Bounds = [] }).Lines);
    }

    [Fact]
    public void Compare_AfterAChange_HoldsWhatHappenedAgainstWhatWasExpected()
    {
        var curve = new ResponseCurve(CurveForm.Power, 2, 0.5);
        var change = new BudgetChange(
            OptimizationGoal.Conversions, CampaignDimension.Campaign, "orders", Start, new Ranged(1, 0, 2), 0, [new BudgetChangeLine("a", "A", 25, 36, curve, 1, 0.1)]);
        CampaignTable After(int days, double spend, double each) => new(new CampaignData([], [.. Enumerable.Range(0, days).Select(i => Day("a", i, spend, each))], []));

        // 2√36 = 12 a day; over nine days the variance is 108 + (0.1 × 108)², a day ± 1.96 × √224.64 ÷ 9.
        var asExpected = ChangeComparison.Of(After(9, 36, 13), BudgetChange.FromJson(change.ToJson()));
        Assert.Equal((9, ChangeVerdict.AsExpected, 13.0, 12.0, 10.0), (asExpected.Days, asExpected.Verdict, asExpected.Actual!.Value, asExpected.Expected!.Value.Value, asExpected.WithoutChange));
        Assert.Equal(12 - (1.959964 * Math.Sqrt(224.64) / 9), asExpected.Expected.Value.Low, 9);
        Assert.Equal(1, asExpected.Followed!.Value, 9);
        Assert.Equal(ChangeVerdict.Above, ChangeComparison.Of(After(9, 36, 16), change).Verdict);
        Assert.Equal(ChangeVerdict.Below, ChangeComparison.Of(After(9, 36, 8), change).Verdict);
        Assert.Equal(ChangeVerdict.NotCarriedOut, ChangeComparison.Of(After(9, 25, 8), change).Verdict);
        Assert.Equal(ChangeVerdict.TooEarly, ChangeComparison.Of(After(6, 36, 8), change).Verdict);
        Assert.Equal((0, ChangeVerdict.TooEarly), ChangeComparison.Of(After(0, 36, 8), change) is var none ? (none.Days, none.Verdict) : default);
    }

    // Two campaigns; counts scatter as Poisson's.
    private static CampaignTable Noisy(int seed, Func<double, double> a, Func<double, double> b, int count = 120)
    {
        var random = new MathNet.Numerics.Random.Xoshiro256StarStar(seed);
        var days = new List<CampaignDay>();
        for (var i = 0; i < count; i++)
        {
            foreach (var (key, curve) in new[] { ("a", a), ("b", b) })
            {
                var spend = i < count - 28 ? 30 * Math.Exp(0.8 * (random.NextDouble() - 0.5)) : 30 + (i % 2);
                days.Add(Day(key, i, spend, MathNet.Numerics.Distributions.Poisson.Sample(random, curve(spend))));
            }
        }

        return new CampaignTable(new CampaignData([], days, []));
    }

    private static CampaignDay Day(string key, int day, double spend, double orders) =>
        new(key, Start.AddDays(day), null, null, null, null, null, null, Money.FromDecimal((decimal)spend), null, [new NamedCount("orders", (decimal)orders)]);
}
