namespace Analytics.Web.Api;

/// <summary>What an owner reads first.</summary>
/// <param name="Dashboard">The key numbers.</param>
/// <param name="Categories">The categories of the same days.</param>
/// <param name="Insights">The current insights with the most money at stake.</param>
/// <param name="Alerts">The alerts that are open.</param>
public sealed record ComprehensiveDocument(
    DashboardDocument Dashboard, CategoryInsightsDocument Categories, IReadOnlyList<InsightDocument> Insights, IReadOnlyList<AlertDocument> Alerts);
