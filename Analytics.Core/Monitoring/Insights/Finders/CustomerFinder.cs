using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>What the customers' scores say: who is at risk and what goes with them, and the segment that earns most beyond its size.</summary>
internal sealed class CustomerFinder : IInsightFinder
{
    private const int LeastCustomers = 100;
    private const int LeastAtRisk = 20;
    private const decimal LeastLead = 1.5m;

    public Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var found = new List<InsightFinding>();
        if (context.Scores is { } scores && scores.Summary() is { } summary && summary.Customers >= LeastCustomers)
        {
            if (AtRisk(context, scores, summary) is { } risk)
            {
                found.Add(risk);
            }

            if (Earns(context, scores, summary) is { } segment)
            {
                found.Add(segment);
            }
        }

        return Task.FromResult<IReadOnlyList<InsightFinding>>(found);
    }

    // Believed as far as the model told churn on hidden time: by its area under the curve.
    private static InsightFinding? AtRisk(InsightContext context, CustomerScores scores, ScoreSummary summary) =>
        summary.AtRisk < LeastAtRisk || summary.ValueAtRisk <= 0 ? null : new InsightFinding
        {
            Kind = InsightKind.CustomersAtRisk,
            Key = context.Monthly("at-risk"),
            Days = new Period(scores.AsOf, scores.AsOf),
            Money = Math.Round((decimal)summary.ValueAtRisk, 4),
            Confidence = (scores.Run.Churn?.Model ?? scores.Run.Churn?.Rule)?.Auc ?? 0.5,
            Figures =
            [
                new InsightFigure(InsightFigures.Customers, summary.AtRisk, MeasureUnit.Count),
                new InsightFigure(InsightFigures.ShareOfCustomers, (decimal)summary.AtRisk / summary.Customers, MeasureUnit.Share),
                new InsightFigure(InsightFigures.ValueAtRisk, Math.Round((decimal)summary.ValueAtRisk, 4), MeasureUnit.Money),
            ],
        };

    private static InsightFinding? Earns(InsightContext context, CustomerScores scores, ScoreSummary summary)
    {
        var best = scores.GroupBy(ScoreField.Segment).Where(static group => group.Customers >= LeastAtRisk).MaxBy(static group => group.NetRevenue.Units);
        if (best is null || summary.NetRevenue.Units <= 0)
        {
            return null;
        }

        var ofCustomers = (decimal)best.Customers / summary.Customers;
        var ofRevenue = (decimal)best.NetRevenue.Units / summary.NetRevenue.Units;
        return ofRevenue < LeastLead * ofCustomers ? null : new InsightFinding
        {
            Kind = InsightKind.SegmentEarns,
            Key = context.Monthly("segment:" + best.Name),
            Subject = best.Name,
            Filter = new Filter(Dimension.RfmSegment, [best.Name]),
            Days = new Period(scores.AsOf, scores.AsOf),
            // What may be lost of it, not what it has brought.
            Money = Math.Round((decimal)Math.Max(0, best.ValueAtRisk), 4),
            Confidence = 1,
            Figures =
            [
                new InsightFigure(InsightFigures.Customers, best.Customers, MeasureUnit.Count),
                new InsightFigure(InsightFigures.ShareOfCustomers, ofCustomers, MeasureUnit.Share),
                new InsightFigure(InsightFigures.ShareOfRevenue, ofRevenue, MeasureUnit.Share),
                new InsightFigure(InsightFigures.ValueAtRisk, Math.Round((decimal)Math.Max(0, best.ValueAtRisk), 4), MeasureUnit.Money),
            ],
        };
    }
}
