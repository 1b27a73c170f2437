using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>Campaigns and what they did.</summary>
internal static class CampaignEndpoints
{
    private static readonly string[] Known = ["from", "to", "conversion", "campaign", "by"];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/campaigns", ListAsync)
        .Produces<CampaignsDocument>()
        .ProducesValidationProblem()
        .WithSummary("What campaigns did")
        .WithDescription(
            "Rates divide sums, nothing by 0 is null, and each has a 95 % interval. Parameters: from and to (days, both inside; all days unless given), conversion (its type; the last in the data unless given), "
            + $"campaign (its id), by ({string.Join(", ", CampaignQuestions.Dimensions.Select(static d => d.Key))}; campaign unless given).");

    /// <summary>Reads a question and refuses parameters that are unknown.</summary>
    internal static CampaignQuery Read(IQueryCollection values, CampaignTable table, params string[] others)
    {
        Refuse(values, [.. Known, .. others]);
        return CampaignQuestions.Read(
            table, QueryReader.One(values, "from"), QueryReader.One(values, "to"), QueryReader.One(values, "conversion"), QueryReader.One(values, "campaign"), QueryReader.One(values, "by"));
    }

    /// <summary>Refuses parameters of other names.</summary>
    internal static void Refuse(IQueryCollection values, string[] known)
    {
        if (values.Keys.FirstOrDefault(k => !known.Contains(k, StringComparer.OrdinalIgnoreCase)) is { } name)
        {
            name = name.Length <= 60 ? name : name[..60] + "…";
            throw new QueryException(name, $"There is no parameter '{name}' here. There are: {string.Join(", ", known)}.");
        }
    }

    private static async Task<CampaignsDocument> ListAsync(HttpContext context, CampaignBook book)
    {
        var table = await book.ReadAsync(context.RequestAborted);
        return CampaignsDocument.Of(CampaignReports.Of(table, Read(context.Request.Query, table)), table);
    }
}
