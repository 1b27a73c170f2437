using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries;

namespace Analytics.Tests.Core.Customers.Predictions;

public sealed class ScoringEngineTests
{
    [Fact]
    public async Task Compute_MadeUpShop_AgreesWithTheModelsAndFormulas()
    {
        var shop = new ScoringShop();
        var scores = (await shop.ScoreAsync())!;

        Assert.Equal(120, scores.Count);
        Assert.Equal(ScoringShop.Last, scores.AsOf);
        Assert.Equal(["rfm", "value-tiers", "bgnbd", "gamma-gamma", "recommendations"], scores.Run.Models.Select(m => m.Model));
        var histories = await HistoryReader.ReadAsync(shop.Queries, scores.AsOf, gross: false, CancellationToken.None);
        var fit = BgNbdModel.Fit(HistoryGroups.Compress(histories, LifetimeUnit.Day));
        var summaries = await shop.Queries.CustomerSummariesAsync(new CustomerSummaryQuery());
        var year = await shop.Queries.CustomerSummariesAsync(new CustomerSummaryQuery { Period = new Period(ScoringShop.Last.AddYears(-1).AddDays(1), ScoringShop.Last) });
        foreach (var history in histories)
        {
            var score = scores.Of(history.Key)!.Value;
            var summary = summaries.Of(history.Key);
            Assert.Equal(fit.ProbabilityAlive(history), score.ProbabilityAlive, 5);
            Assert.Equal(1 - fit.ProbabilityOfOrder(history, 90), score.ChurnProbability, 5);
            Assert.Equal(fit.ExpectedOrders(history, 90), score.ExpectedOrders, 4);
            Assert.Equal((summary.Orders, summary.NetRevenue), (score.Orders, score.NetRevenue));
            Assert.Equal(history.T - history.Recency, score.RecencyDays);
            Assert.Equal(ScoringSettings.Default.TierOf(score.RecencyDays), score.Churn);
            Assert.Equal((double)summary.NetRevenue.Amount / summary.Orders * year.Of(history.Key).Orders / 12 * 24, score.ClvFormula, 1);
            Assert.Equal(Math.Max(0, (history.T / summary.Orders) - score.RecencyDays), score.NextOrderFormula, 3);
            Assert.InRange(score.Clv, score.ClvLow - 1e-3, double.PositiveInfinity);
            Assert.True(score.ClvHigh >= score.ClvLow);
            Assert.NotEqual(ValueTier.Unknown, score.Tier);
        }

        Assert.Equal(scores.Summary().ExpectedOrders!.Value, scores.Run.Outlook!.Weeks.TakeWhile(w => w.To <= ScoringShop.Last.AddDays(84)).Sum(w => w.Expected), scores.Summary().ExpectedOrders!.Value * 0.1);
        Assert.All(scores.Run.Outlook.Weeks, w => Assert.Null(w.Actual));
    }

    [Fact]
    public async Task Compute_Model_ModifiedIsUsedAndSaid()
    {
        var scores = (await new ScoringShop().ScoreAsync(new ScoringSettings { Model = PurchaseModel.ModifiedBgNbd }))!;

        Assert.Equal("mbgnbd", scores.Run.PurchaseModel!.Model);
        Assert.Equal(4, scores.Run.PurchaseModel.Parameters.Count);
    }

    [Fact]
    public async Task Evaluate_FutureOfAnotherShop_PredictionsStayTheSame()
    {
        var one = (await new ScoringShop(after: 1).Evaluator.EvaluateAsync(ScoringSettings.Default, 90))!;
        var other = (await new ScoringShop(after: 2).Evaluator.EvaluateAsync(ScoringSettings.Default, 90))!;

        Assert.Equal(ScoringShop.Cut, one.Window.Cut);
        Assert.Equal(one.Window, other.Window);
        Assert.NotEqual(one.Customers.Select(c => c.ActualOrders), other.Customers.Select(c => c.ActualOrders));
        Assert.Equal(one.Customers.Select(Predicted), other.Customers.Select(Predicted));
        Assert.Equal(one.Models[0].Parameters, other.Models[0].Parameters);

        static (int, double, double, ChurnTier, double, double, double) Predicted(HeldOutCustomer c) =>
            (c.Key, c.ProbabilityAlive, c.ChurnProbability, c.Tier, c.ExpectedOrders, c.NextOrderFormula, c.NextOrderModel);
    }

    [Fact]
    public async Task Evaluate_Parts_AgreeWithEachOther()
    {
        var evaluation = (await new ScoringShop().Evaluator.EvaluateAsync(ScoringSettings.Default, 90))!;

        Assert.Equal(evaluation.Customers.Count(c => c.ActualOrders == 0), evaluation.Churn.Churned);
        Assert.Equal(evaluation.Churn.Share * (1 - evaluation.Churn.Share), evaluation.Churn.Same.Brier, 9);
        Assert.True(evaluation.Churn.Model!.Auc > 0.6);
        Assert.Equal(evaluation.Orders!.Actual, evaluation.Orders.Weeks.Sum(w => w.Actual!.Value));
        Assert.Equal(evaluation.Orders.Expected, evaluation.Orders.Weeks.Sum(w => w.Expected), 6);
        Assert.Equal(90, evaluation.Orders.Weeks.Sum(w => w.To.DayNumber - w.From.DayNumber + 1));
        Assert.Equal(evaluation.NextOrder.Returned, evaluation.Customers.Count(c => c.ActualOrders > 0));
        Assert.Equal(["Model", "Formula", "Everyone the same, as before", "Everyone the same, known afterwards"], evaluation.NextOrder.Scores.Select(s => s.Name));
        var (model, same) = (evaluation.NextOrder.Model!, evaluation.NextOrder.Same!);
        Assert.Equal([30, 90], model.Within.Select(w => w.Days));
        // An order within all hidden days is the opposite of churn.
        Assert.Equal(evaluation.Churn.Model.Brier, model.Within[1].Brier, 9);
        Assert.Equal(evaluation.Churn.Model.Auc!.Value, model.Within[1].Auc!.Value, 9);
        Assert.Equal(0.5, same.Concordance);
        Assert.True(model.DaysOff < same.DaysOff && model.DaysOff < evaluation.NextOrder.Formula!.DaysOff);
        Assert.True(evaluation.NextOrder.Usual!.DaysOff >= same.DaysOff);
        Assert.All(evaluation.Customers, c => Assert.Equal(c.ActualOrders > 0, c.ActualNextOrder is >= 1 and <= 90));
    }

    [Fact]
    public async Task Evaluate_HistoryTooShort_IsNull()
    {
        Assert.Null(await new ScoringShop().Evaluator.EvaluateAsync(ScoringSettings.Default, 400));
        Assert.Null(await new ScoringShop(customers: 3).Evaluator.EvaluateAsync(ScoringSettings.Default));
        Assert.Equal(new DateOnly(2024, 4, 1), HoldoutEvaluator.CutOf(new Period(ScoringShop.First, ScoringShop.Last), ScoringShop.Last, ScoringSettings.Default));
        Assert.Equal(new DateOnly(2024, 2, 4), HoldoutEvaluator.CutOf(new Period(new(2024, 1, 1), new(2024, 2, 15)), new(2024, 2, 15), ScoringSettings.Default));
    }

    [Fact]
    public async Task Compute_FewCustomers_StillSaysSomething()
    {
        var scores = (await new ScoringShop(customers: 3).ScoreAsync())!;

        Assert.Equal(3, scores.Count);
        Assert.Equal(ValueTier.Unknown, scores.At(0).Tier);
        Assert.NotEmpty(scores.Run.Warnings);
        Assert.NotEmpty(scores.Run.PurchaseModel!.Warnings);
        Assert.InRange(scores.At(0).ChurnProbability, 0, 1);
    }

    [Fact]
    public async Task Compute_Cancelled_Stops()
    {
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new ScoringShop().ScoreAsync(
            report: (_, share) =>
            {
                if (share > 0.2)
                {
                    stop.Cancel();
                }
            },
            cancellationToken: stop.Token));
    }

    [Fact]
    public async Task Codec_RoundTripAndDamage_KeepsEverythingOrNothing()
    {
        var scores = (await new ScoringShop().ScoreAsync())!;
        var block = ScoreCodec.Write(scores.Columns, scores.Recommendations);

        var (columns, recommender) = ScoreCodec.TryRead(block)!.Value;
        var read = new CustomerScores(scores.Run, columns, scores.Actions, recommender);
        Assert.Equal(Enumerable.Range(0, scores.Count).Select(scores.At), Enumerable.Range(0, read.Count).Select(read.At));
        Assert.Equal(scores.Recommendations!.For(["p3"], 5), recommender!.For(["p3"], 5));
        Assert.Equal(scores.Recommendations.Categories, recommender.Categories);
        foreach (var at in (int[])[0, 40, block.Length / 2, block.Length - 1])
        {
            var damaged = (byte[])block.Clone();
            damaged[at] ^= 1;
            Assert.Null(ScoreCodec.TryRead(damaged));
        }

        Assert.Null(ScoreCodec.TryRead([]));
        Assert.Null(ScoreCodec.TryRead(block[..^10]));
    }

    [Fact]
    public async Task SimilarTo_Customer_IsNearestFirstAndNeverOneself()
    {
        var scores = (await new ScoringShop().ScoreAsync())!;

        var near = scores.SimilarTo(5, 10);
        Assert.Equal(10, near.Count);
        Assert.DoesNotContain(scores.RowOf(5), near.Select(n => n.Row));
        Assert.Equal(near.Select(n => n.Distance).Order(), near.Select(n => n.Distance));
        Assert.Empty(scores.SimilarTo(9_999, 10));
    }

    [Fact]
    public void NextOrderFormula_Cases_ByHand()
    {
        // 100 days since the first order, 4 orders: one each 25 days, the last 10 days ago.
        Assert.Equal(15, NextOrderFormula.Days(0, 1_000, 1_100, 4, 10));
        Assert.Equal(0, NextOrderFormula.Days(0, 1_000, 1_100, 4, 80));
        Assert.Equal(40, NextOrderFormula.Days(900, 1_000, 1_100, 4, 10));
        Assert.Equal(15, NextOrderFormula.Days(1_200, 1_000, 1_100, 4, 10));
        Assert.True(double.IsNaN(NextOrderFormula.Days(0, 1_000, 1_100, 0, 10)));
    }

    [Fact]
    public async Task Labels_OfScores_NameEachCustomer()
    {
        var scores = (await new ScoringShop().ScoreAsync())!;
        var labels = ScoreLabels.Of(scores);

        foreach (var row in Enumerable.Range(0, scores.Count))
        {
            foreach (var (dimension, field) in new[] { (Dimension.RfmSegment, ScoreField.Segment), (Dimension.ValueTier, ScoreField.ValueTier), (Dimension.ChurnTier, ScoreField.ChurnTier) })
            {
                var column = labels[dimension]!;
                Assert.Equal(scores.NameAt(field, row), column.Names[column.CodeOf(scores.KeyAt(row))]);
            }
        }

        Assert.All(ScoreLabels.Of(null).Values, Assert.Null);
    }
}
