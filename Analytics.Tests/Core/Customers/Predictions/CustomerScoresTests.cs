using Analytics.Core.Customers;

namespace Analytics.Tests.Core.Customers.Predictions;

public sealed class CustomerScoresTests
{
    [Fact]
    public void Of_Key_FindsItsRowAndNobodyElse()
    {
        var scores = MadeUpScores.Six();

        Assert.Equal(5, scores.Of(5)!.Value.Key);
        Assert.Null(scores.Of(4));
        Assert.Null(scores.Of(-1));
        Assert.Null(scores.Of(1_000));
    }

    [Fact]
    public void Page_SortsFiltersAndPages_UnknownLast()
    {
        var scores = MadeUpScores.Six();

        var byValue = scores.Page(new ScoreQuery { Sort = ScoreField.ChurnProbability, Take = 10 });
        Assert.Equal([11, 7, 5, 3, 2, 13], byValue.Rows.Select(scores.KeyAt));
        var ascending = scores.Page(new ScoreQuery { Sort = ScoreField.ChurnProbability, Descending = false, Take = 10 });
        Assert.Equal([2, 3, 5, 7, 11, 13], ascending.Rows.Select(scores.KeyAt));
        var late = scores.Page(new ScoreQuery
        {
            Sort = ScoreField.RecencyDays,
            Where = [new ScoreCondition(ScoreField.RecencyDays, ScoreOperator.MoreThan, 90)],
            Skip = 1,
            Take = 2,
        });
        Assert.Equal(4, late.Total);
        Assert.Equal([11, 7], late.Rows.Select(scores.KeyAt));
        var among = new bool[4];
        among[2] = true;
        Assert.Equal([2], scores.Page(new ScoreQuery { Among = among }).Rows.Select(scores.KeyAt));
    }

    [Fact]
    public void Summary_AtRisk_IsTheOneDefinition()
    {
        var scores = MadeUpScores.Six();

        // At risk: row 3 (R 2, FM 4), and rows 4 and 5 beyond 180 days. Row 5 has no CLV by model: its formula counts.
        Assert.Equal([false, false, false, true, true, true], Enumerable.Range(0, 6).Select(scores.IsAtRisk));
        var summary = scores.Summary();
        Assert.Equal((6, 3, 70d + 60 + 50), (summary.Customers, summary.AtRisk, summary.ValueAtRisk));
        Assert.Equal((100d + 90 + 80 + 70 + 60) / 5, summary.MeanClv!.Value, 6);
        Assert.Equal(summary.ValueAtRisk, scores.GroupBy(ScoreField.Segment).Sum(g => g.ValueAtRisk), 6);
        Assert.Equal(6, scores.GroupBy(ScoreField.ValueTier).Sum(g => g.Customers));
        Assert.Equal(summary.NetRevenue.Units, scores.Map().Sum(g => g.NetRevenue.Units));
    }

    [Fact]
    public void Histogram_Probability_GoesFromZeroToOne()
    {
        var bins = MadeUpScores.Six().Histogram(ScoreField.ChurnProbability, 5);

        Assert.Equal([1, 1, 1, 1, 1], bins.Select(b => b.Customers));
        Assert.Equal((0d, 1d), (bins[0].From, bins[^1].To));
    }

    [Fact]
    public void StepAt_Default_SaysTheCustomersOwnNumbers()
    {
        var scores = MadeUpScores.Six();

        var best = scores.StepAt(0);
        Assert.Equal(("Offer the best to the best", ActionKind.Upsell, ServiceLevel.Vip), (best.Rule, best.Kind, best.Level));
        Assert.Equal("Champions, High Value: 12 orders, the last 0 days ago, 50.00 each.", best.Reason);
        Assert.Equal("Win back before it is too late", scores.StepAt(3).Rule);
        Assert.Equal(ServiceLevel.LowCost, scores.StepAt(5).Level);
    }

    [Fact]
    public void Check_Rules_NamesEachPlace()
    {
        Assert.Empty(ActionRules.Check(ActionRules.Default));
        var last = ActionRules.Default[^1];
        var problems = ActionRules.Check(
        [
            last,
            last with { Name = "", Reason = "{nonsense}" },
            last with { When = [new ScoreCondition(ScoreField.Segment, ScoreOperator.Is, Names: ["Nobody"]), new ScoreCondition(ScoreField.Clv, ScoreOperator.Is)] },
        ]);

        Assert.Equal(
            ["actions", "actions[0].when", "actions[1].name", "actions[1].reason", "actions[1].when", "actions[2].when[0]", "actions[2].when[1]"],
            problems.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(90, ChurnTier.Low, 0.2)]
    [InlineData(91, ChurnTier.Medium, 0.5)]
    [InlineData(180, ChurnTier.Medium, 0.5)]
    [InlineData(181, ChurnTier.High, 0.8)]
    public void TierOf_Days_FollowsTheDefinition(int days, ChurnTier tier, double score)
    {
        Assert.Equal(tier, ScoringSettings.Default.TierOf(days));
        Assert.Equal(score, ScoringSettings.ScoreOf(tier));
    }

    [Fact]
    public void Check_Settings_NamesEachProperty()
    {
        Assert.Empty(ScoringSettings.Default.Check());
        var problems = new ScoringSettings { ChurnMediumAfterDays = 200, Margin = 0, HorizonDays = 1 }.Check();
        Assert.Equal([nameof(ScoringSettings.ChurnHighAfterDays), nameof(ScoringSettings.HorizonDays), nameof(ScoringSettings.Margin)], problems.Keys.Order(StringComparer.Ordinal));
    }
}
