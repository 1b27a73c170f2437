using System.Text.Json;
using Analytics.Core.Customers;

namespace Analytics.Web.Api;

/// <summary>A saved segment.</summary>
/// <param name="Id">Its key: filters take it and the name.</param>
/// <param name="Name">Its name.</param>
/// <param name="Rules">Its rules; null when this version cannot read them.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Owner">Who made it.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Count">How many customers are in it; null while that is not known.</param>
/// <param name="Customers">Of how many.</param>
/// <param name="NetRevenue">Σ amount over their lines of the last twelve months.</param>
/// <param name="Problem">Why it is not known; null when nothing is wrong.</param>
internal sealed record SavedSegmentDocument(
    string Id,
    string Name,
    JsonElement? Rules,
    string? Words,
    string Owner,
    DateTimeOffset ChangedAt,
    int? Count,
    int? Customers,
    decimal? NetRevenue,
    string? Problem)
{
    /// <summary>Writes one.</summary>
    public static SavedSegmentDocument Of(SegmentState state) => new(
        state.Key,
        state.Segment.Name,
        state.Rules is { } rules ? SegmentationDocument.Parse(rules) : null,
        state.Rules is { } known ? RuleWords.Of(known) : null,
        state.Segment.Owner,
        state.Segment.ChangedAt,
        state.Size?.Count,
        state.Size?.Customers,
        state.Size?.NetRevenue.Amount,
        state.Problem ?? state.Size?.Missing);
}
