using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>The category that follows another most beyond chance, by the orders that it adds: what a reminder after the first order could bring.</summary>
internal sealed class FollowOnFinder : IInsightFinder
{
    private const double LeastLift = 1.2;

    public Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var best = context.Scores?.Recommendations?.Categories
            .Where(static rule => rule.From != rule.To && rule.Lift >= LeastLift)
            .MaxBy(static rule => (rule.Share - rule.ShareWithout) * rule.Customers);
        if (best is null || context.Scores is not { } scores)
        {
            return Task.FromResult<IReadOnlyList<InsightFinding>>([]);
        }

        var extra = (decimal)((best.Share - best.ShareWithout) * best.Customers);
        var days = scores.Run.To.DayNumber - scores.Run.From.DayNumber + 1;
        return Task.FromResult<IReadOnlyList<InsightFinding>>(
        [
            new InsightFinding
            {
                Kind = InsightKind.FollowOn,
                Key = context.Monthly($"follow:{best.From}:{best.To}"),
                Subject = $"{best.From} → {best.To}",
                Filter = new Filter(Dimension.Category, [best.From]),
                Days = new Period(scores.Run.From, scores.Run.To),
                Money = Math.Round(extra * context.OrderValue * InsightContext.Window / days, 4),
                Confidence = 1 - best.PValue,
                Figures =
                [
                    new InsightFigure(InsightFigures.Customers, best.Customers, MeasureUnit.Count),
                    new InsightFigure(InsightFigures.Share, (decimal)best.Share, MeasureUnit.Share),
                    new InsightFigure(InsightFigures.ShareOfOthers, (decimal)best.ShareWithout, MeasureUnit.Share),
                ],
            },
        ]);
    }
}
