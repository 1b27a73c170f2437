using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>Customers who share a segment, tier or cell.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Customers">How many.</param>
/// <param name="Share">Of all customers, 0 to 1.</param>
/// <param name="Orders">Σ orders.</param>
/// <param name="NetRevenue">Σ net revenue.</param>
/// <param name="Clv">Σ lifetime value.</param>
/// <param name="AtRisk">How many of them are at risk.</param>
/// <param name="ValueAtRisk">Σ expected lifetime value of those at risk.</param>
/// <param name="MeanRecencyDays">Mean days since the last order.</param>
/// <param name="MeanChurnProbability">Mean churn probability by model.</param>
/// <param name="R">The cell's R; null for others.</param>
/// <param name="Fm">The cell's FM; null for others.</param>
public sealed record SegmentDocument(
    string Name,
    int Customers,
    double? Share,
    long Orders,
    decimal NetRevenue,
    double Clv,
    int AtRisk,
    double ValueAtRisk,
    double? MeanRecencyDays,
    double? MeanChurnProbability,
    int? R = null,
    int? Fm = null)
{
    /// <summary>The document of a group.</summary>
    internal static SegmentDocument Of(ScoreGroup group, int all) => new(
        group.Name,
        group.Customers,
        all == 0 ? null : Math.Round((double)group.Customers / all, 6),
        group.Orders,
        group.NetRevenue.Amount,
        Math.Round(group.Clv, 4),
        group.AtRisk,
        Math.Round(group.ValueAtRisk, 4),
        group.MeanRecencyDays is { } days ? ScoreDocument.Number(days) : null,
        group.MeanChurnProbability is { } churn ? ScoreDocument.Number(churn) : null);
}
