using Analytics.Core.Monitoring;

namespace Analytics.Web.Api;

/// <summary>What stands out in a part of the shop, found when it was asked for; nothing of it is kept.</summary>
/// <param name="Filters">Which part.</param>
/// <param name="Insights">What was found, the most money first.</param>
/// <param name="NotOfAPart">The kinds that cannot be told of this part, because they rest on the whole shop: that none is here says nothing of them.</param>
public sealed record InsightsOfPartDocument(IReadOnlyList<FilterRequest> Filters, IReadOnlyList<InsightDocument> Insights, IReadOnlyList<InsightKind> NotOfAPart);
