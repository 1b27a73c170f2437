using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Tests.Core.Queries;

namespace Analytics.Tests.Core.Customers.Rules;

public sealed class SegmentEvaluatorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Evaluate_RandomRules_FindsWhomLookingAtEachLineFinds(int seed)
    {
        var shop = new RuleShop(seed);
        var evaluator = new SegmentEvaluator(shop.Runner, static () => null);
        var random = new Random(seed);
        var found = 0;
        for (var i = 0; i < 150; i++)
        {
            var rules = RuleShop.Rules(random);

            var members = evaluator.Evaluate(rules, shop.Runner.Hold(), null);

            int[] actual = [.. Enumerable.Range(0, members.Members.Length).Where(k => members.Members[k])];
            var expected = shop.Slowly(rules).ToArray();
            Assert.True(
                expected.SequenceEqual(actual),
                $"{RuleWords.Of(rules)}: {string.Join(',', expected)} by lines, {string.Join(',', actual)} by the evaluator; {shop.Explain(rules, expected.Except(actual).Concat(actual.Except(expected)).FirstOrDefault())}");
            Assert.Equal(actual.Length, members.Count);
            Assert.Equal(25, members.Customers);
            found += actual.Length;

            // What was written is what is read.
            Assert.Equal(rules, RuleJson.Read(RuleJson.Write(rules)));
        }

        Assert.True(found > 500, $"Only {found} customers were found: the rules are too narrow to show anything.");
    }

    [Fact]
    public async Task Size_OfMembers_CountsTheirRevenueOfTheLastTwelveMonths()
    {
        var runner = new SmallShop(now: new DateTimeOffset(2024, 12, 31, 12, 0, 0, TimeSpan.Zero))
            .Customer(1).Customer(2).Customer(3)
            .Line("2023-12-31 10:00", 1, 1, 500)
            .Line("2024-01-01 10:00", 2, 1, 10)
            .Line("2024-12-31 10:00", 3, 2, 20)
            .Line("2024-06-01 10:00", 4, 0, 70)
            .Runner();
        var evaluator = new SegmentEvaluator(runner, static () => null);

        var size = await evaluator.SizeAsync(RuleGroup.All(new RuleCondition("orders", RuleOperator.AtLeast, "2")));

        Assert.Equal((1, 3), (size.Count, size.Customers));
        Assert.Equal((new Money(100_000), new Money(1_000_000)), (size.NetRevenue, size.TotalNetRevenue));
        Assert.Equal(0.1, size.RevenueShare);
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)), (size.Period!.From, size.Period.To));
    }

    [Fact]
    public void Evaluate_ScoresNotComputed_HoldsForNobodyAndSaysSo()
    {
        var runner = new SmallShop().Customer(1).Line("2024-01-01 10:00", 1, 1, 10).Runner();
        var evaluator = new SegmentEvaluator(runner, static () => null);

        var members = evaluator.Evaluate(RuleGroup.All(new RuleCondition("churnTier", RuleOperator.Is, "High")), runner.Hold(), null);

        Assert.Equal(0, members.Count);
        Assert.Contains("not been computed", members.Missing, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Size_NoDataAtAll_IsEmpty()
    {
        var size = await new SegmentEvaluator(new SmallShop().Runner(), static () => null).SizeAsync(
            RuleGroup.Any(new RuleCondition("orders", RuleOperator.AtMost, "5"), new RuleCondition("category", RuleOperator.Is, "Books")));

        Assert.Equal((0, 0), (size.Count, size.Customers));
        Assert.Null(size.Share);
        Assert.Null(size.Period);
    }

    [Fact]
    public void Evaluate_Cancelled_Stops()
    {
        var shop = new RuleShop(1);
        var evaluator = new SegmentEvaluator(shop.Runner, static () => null);

        Assert.Throws<OperationCanceledException>(() => evaluator.Evaluate(RuleGroup.All(new RuleCondition("orders", RuleOperator.AtLeast, "1")), shop.Runner.Hold(), null, new CancellationToken(true)));
    }

    [Fact]
    public void Evaluate_WrongRules_NamesTheConditionAtFault()
    {
        var runner = new SmallShop().Runner();
        var evaluator = new SegmentEvaluator(runner, static () => null);
        var rules = RuleGroup.All(
            new RuleCondition("orders", RuleOperator.AtLeast, "2"),
            RuleGroup.Any(new RuleCondition("age", RuleOperator.Between, ["50", "20"])));

        var error = Assert.Throws<RuleException>(() => evaluator.Evaluate(rules, runner.Hold(), null));

        var problem = Assert.Single(error.Problems);
        Assert.Equal("rules[1].rules[0]", problem.Path);
        Assert.Equal("Condition 2: Age ends before it begins.", problem.Message);
    }
}
