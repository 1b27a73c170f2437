using System.Text.Json;
using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>How large the segment of some rules is.</summary>
/// <param name="Rules">The rules as they were understood.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Count">How many customers fulfil them.</param>
/// <param name="Customers">Of how many known customers.</param>
/// <param name="Share">The first ÷ the second; null when there are none.</param>
/// <param name="NetRevenue">Σ amount over their lines in the period.</param>
/// <param name="RevenueShare">Of the shop's net revenue; null when that is not positive.</param>
/// <param name="Period">The last twelve months; null without data.</param>
/// <param name="Ids">The shop's ids of the first ones, as many as were asked for.</param>
/// <param name="Missing">What was not known, so that conditions on it held for nobody; null when nothing was missing.</param>
/// <param name="DataVersion">The data's version.</param>
internal sealed record SegmentationDocument(
    JsonElement Rules,
    string Words,
    int Count,
    int Customers,
    double? Share,
    decimal NetRevenue,
    double? RevenueShare,
    DaysDocument? Period,
    IReadOnlyList<string> Ids,
    string? Missing,
    long DataVersion)
{
    /// <summary>Writes an answer.</summary>
    public static SegmentationDocument Of(RuleGroup rules, SegmentSize size, IReadOnlyList<string> ids) => new(
        Parse(rules),
        RuleWords.Of(rules),
        size.Count,
        size.Customers,
        size.Share,
        size.NetRevenue.Amount,
        size.RevenueShare,
        size.Period is { } period ? DaysDocument.Of(period) : null,
        ids,
        size.Missing,
        size.Freshness.DataVersion);

    /// <summary>Rules as a part of a document.</summary>
    public static JsonElement Parse(RuleGroup rules) => JsonElement.Parse(RuleJson.Write(rules));
}
