using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Web.Api;

/// <summary>Revenue, costs and profit.</summary>
internal static class RoiEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/roi", RoiAsync)
        .Produces<RoiDocument>()
        .ProducesValidationProblem()
        .WithSummary("Revenue, costs, profit and break-even")
        .WithDescription(
            "Gross margin = (net revenue − costs of goods) ÷ net revenue; net margin takes off every other known cost; ROI = (net revenue − costs) ÷ costs. Costs that are missing are named and "
            + "never counted as zero: without costs of goods for all that was sold, profit, margins and ROI are null. Parameters: from and to, compare (none unless given), grain (day, week, month or "
            + "quarter; month unless given), filters as for a query, and price, volume and cost (changes as fractions, 0.05 for 5% more) for a planned break-even.");

    private static async Task<RoiDocument> RoiAsync(HttpContext context, RoiService roi, IQueryRunner runner, SettingsStore settings)
    {
        var (question, plan) = RoiRequestReader.Read(context.Request.Query, runner.Span);
        return RoiDocument.Of(await roi.GetAsync(question, context.RequestAborted), plan, settings.Shop.Currency);
    }
}
