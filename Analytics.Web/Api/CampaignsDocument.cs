using Analytics.Core.Domain;
using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Web.Api;

/// <summary>Campaigns over a period.</summary>
/// <param name="From">The first day asked for, inside; null for all.</param>
/// <param name="To">The last day asked for, inside.</param>
/// <param name="FirstDay">The first day that has data.</param>
/// <param name="LastDay">The last day that has data.</param>
/// <param name="By">What rows are broken down by.</param>
/// <param name="Conversion">The type of conversions counted.</param>
/// <param name="ConversionTypes">All types with their totals in the period.</param>
/// <param name="Total">All rows together.</param>
/// <param name="Rows">The rows, the most expensive first; their sums add up to the total.</param>
/// <param name="Days">Day by day.</param>
/// <param name="Alerts">Campaigns whose figures fell beyond their own noise.</param>
/// <param name="Part">With filters, what the customers whom they keep did; everything else here stays of everybody. Null without.</param>
public sealed record CampaignsDocument(
    DateOnly? From, DateOnly? To, DateOnly? FirstDay, DateOnly? LastDay, string By, string? Conversion,
    IReadOnlyList<NamedCount> ConversionTypes, CampaignFiguresDocument Total, IReadOnlyList<CampaignRowDocument> Rows,
    IReadOnlyList<CampaignDayDocument> Days, IReadOnlyList<CampaignAlert> Alerts, CampaignPartDocument? Part)
{
    /// <summary>Makes one.</summary>
    internal static CampaignsDocument Of(CampaignReport report, CampaignTable table, CampaignPartDocument? part = null) => new(
        report.Query.From,
        report.Query.To,
        report.First,
        report.Last,
        CampaignQuestions.KeyOf(report.Query.By),
        report.Query.Conversion,
        [.. report.Conversions.Zip(report.ConversionTotals, static (name, count) => new NamedCount(name, count))],
        CampaignFiguresDocument.Of(report.Total),
        [.. report.Lines.Select(line => CampaignRowDocument.Of(line, report.Query.By == CampaignDimension.Campaign ? table.Find(line.Key) : null))],
        [.. report.Days.Select(static d => new CampaignDayDocument(d.Day, d.Sums.Impressions, d.Sums.Clicks, d.Sums.Cost, d.Sums.Revenue, d.Sums.Conversions))],
        report.Alerts,
        part);
}
