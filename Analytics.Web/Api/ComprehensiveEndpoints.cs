using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>What an owner reads first, in one answer.</summary>
internal static class ComprehensiveEndpoints
{
    private const int MostInsights = 10;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/comprehensive", ReadAsync)
        .Produces<ComprehensiveDocument>()
        .ProducesValidationProblem()
        .WithSummary("Key numbers, categories, insights and alerts in one answer")
        .WithDescription($"The answers of dashboard and category-insights for the same days and filters, the {MostInsights} insights with the most money at stake, and the open alerts. Parameters as for /api/v1/dashboard.");

    private static async Task<ComprehensiveDocument> ReadAsync(HttpContext context, IQueryRunner runner, SettingsStore settings, IInsights insights, IKeyMeasures measures, IShop shop)
    {
        var dashboard = await DashboardEndpoints.DashboardAsync(context, runner, settings);
        var categories = await DashboardEndpoints.CategoriesAsync(context, runner, settings);
        var known = (await InsightEndpoints.ListAsync(null, null, insights, shop, context.RequestAborted)).Take(MostInsights);
        return new ComprehensiveDocument(dashboard, categories, [.. known], await MetricEndpoints.AlertsAsync(null, measures, shop, context.RequestAborted));
    }
}
