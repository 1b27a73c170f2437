using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>
/// What the optimizer recommends for campaigns, as it stands on their page: a move of money whose whole range gains, campaigns whose cost is surely not
/// earned, and those whose rates fell beyond their own noise in the last seven days.
/// </summary>
internal sealed class CampaignFinder(MarketingService? marketing) : IInsightFinder
{
    private const int MostFalls = 3;

    public async Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken) =>
        marketing is null || (await marketing.TableAsync(cancellationToken)).Last is null
            ? []
            : Of(await marketing.OptimizeAsync(new OptimizationQuestion(), cancellationToken: cancellationToken), context.Monthly);

    /// <summary>The findings of a division.</summary>
    /// <param name="result">The division, for the most revenue.</param>
    /// <param name="monthly">Makes a key that is another each month.</param>
    internal static IReadOnlyList<InsightFinding> Of(OptimizationResult result, Func<string, string> monthly)
    {
        if (result is not { From: { } first, To: { } last })
        {
            return [];
        }

        var found = result.Recommendations.Select(r => r.Kind switch
        {
            RecommendationKind.Reallocate => Move(r, result, new Period(first, last), monthly),
            RecommendationKind.Pause => Loss(r, result, last, monthly),
            RecommendationKind.Creative => Fall(r, result, last, InsightFigures.ClickRate, MeasureUnit.Share, monthly),
            RecommendationKind.Bids => Fall(r, result, last, InsightFigures.ClicksForMoney, MeasureUnit.Pieces, monthly),
            RecommendationKind.Retarget when r["audience"] is null => Fall(r, result, last, InsightFigures.ConversionRate, MeasureUnit.Share, monthly),
            _ => null,
        }).OfType<InsightFinding>().ToArray();
        return [.. found.Where(static f => f.Kind != InsightKind.CampaignFell), .. found.Where(static f => f.Kind == InsightKind.CampaignFell).OrderByDescending(static f => f.Money).Take(MostFalls)];
    }

    private static InsightFinding? Move(Recommendation recommendation, OptimizationResult result, Period days, Func<string, string> monthly) =>
        recommendation["gain"] is not { Low: { } low, High: { } high, Value: > 0 } gain ? null : new InsightFinding
        {
            Kind = InsightKind.CampaignMove,
            Key = monthly("campaign-move"),
            Days = days,
            Money = Round(gain.Value * InsightContext.Window),
            Confidence = result.Question.Level,
            Figures =
            [
                new InsightFigure(InsightFigures.Expected, Round(gain.Value), MeasureUnit.Money),
                new InsightFigure(InsightFigures.Low, Round(low), MeasureUnit.Money),
                new InsightFigure(InsightFigures.High, Round(high), MeasureUnit.Money),
                new InsightFigure(InsightFigures.Before, Round(result.OutcomeNow), MeasureUnit.Money),
            ],
        };

    private static InsightFinding? Loss(Recommendation recommendation, OptimizationResult result, DateOnly last, Func<string, string> monthly) =>
        recommendation is not { Key: { } key } || recommendation["cost"] is not { } cost || recommendation["revenue"] is not { } revenue || cost.Value <= revenue.Value ? null : new InsightFinding
        {
            Kind = InsightKind.CampaignLoses,
            Key = monthly("campaign-loss:" + key),
            Subject = recommendation.Name ?? key,
            Days = new Period(last.AddDays(1 - BudgetOptimizer.CurrentDays), last),
            Money = Round(cost.Value - revenue.Value),
            Confidence = result.Question.Level,
            Figures = [new InsightFigure(InsightFigures.Cost, Round(cost.Value), MeasureUnit.Money), new InsightFigure(InsightFigures.Now, Round(revenue.Value), MeasureUnit.Money)],
        };

    // What is at stake is the spend of 28 days that buys less by so much.
    private static InsightFinding? Fall(Recommendation recommendation, OptimizationResult result, DateOnly last, string figure, MeasureUnit unit, Func<string, string> monthly)
    {
        if (recommendation is not { Key: { } key } || recommendation["before"] is not { Value: > 0 } before || recommendation["now"] is not { } now || recommendation["z"] is not { } z)
        {
            return null;
        }

        var spend = result.Lines.FirstOrDefault(line => line.Key == key)?.Now ?? 0;
        return new InsightFinding
        {
            Kind = InsightKind.CampaignFell,
            Key = monthly($"campaign-{figure}:{key}"),
            Subject = recommendation.Name ?? key,
            Days = new Period(last.AddDays(1 - Marketing.Campaigns.CampaignAlerts.LastDays), last),
            Money = Round(spend * InsightContext.Window * (before.Value - now.Value) / before.Value),
            Confidence = Likelihood.Within(z.Value),
            Figures =
            [
                new InsightFigure(figure, (decimal)now.Value, unit),
                new InsightFigure(InsightFigures.Before, (decimal)before.Value, unit),
                new InsightFigure(InsightFigures.Z, (decimal)z.Value, MeasureUnit.Pieces),
            ],
        };
    }

    private static decimal Round(double value) => Math.Round((decimal)value, 4);
}
