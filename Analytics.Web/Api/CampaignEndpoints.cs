using System.Collections.Frozen;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>Campaigns and what they did.</summary>
internal static class CampaignEndpoints
{
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(["from", "to", "conversion", "campaign", "by"], StringComparer.OrdinalIgnoreCase);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/campaigns", ListAsync)
            .WithParts(CustomerList.Filterable)
            .Produces<CampaignsDocument>()
            .ProducesValidationProblem()
            .WithSummary("What campaigns did")
            .WithDescription(
                "Rates divide sums, nothing by 0 is null, and each has a 95% interval. Parameters: from and to (days, both inside; all days unless given), conversion (its type; the last in the data unless given), "
                + $"campaign (its id), by ({string.Join(", ", CampaignQuestions.Dimensions.Select(static d => d.Key))}; campaign unless given). "
                + "With filters, part says what the customers did whom they keep: who came by a channel of campaigns, by events, and bought within the days that a visit counts. What platforms report names nobody, so everything else stays everybody's.");
        api.MapPost("/campaigns", SaveAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<CampaignDocument>()
            .ProducesValidationProblem()
            .WithSummary("Write down a campaign, or change one")
            .WithDescription("By its id; what is null or left out stays as it was. Needs the scope write, or the role Analyst or Admin.");
        api.MapDelete("/campaigns/{id}", DeleteAsync)
            .RequireAuthorization(Policies.Import)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Forget what was said about a campaign")
            .WithDescription("What it did stays. Needs the scope write, or the role Analyst or Admin.");
    }

    private static async Task<CampaignDocument> SaveAsync(CampaignDocument campaign, IMarketingActions deeds, CampaignBook book, CancellationToken cancellationToken)
    {
        if (campaign.Budget is < 0 or > 1_000_000_000_000m)
        {
            throw new QueryException("budget", "The budget is 0 to a trillion.");
        }

        var row = new CampaignRow(
            campaign.Id ?? string.Empty, campaign.Name, campaign.Type, campaign.Channel, campaign.Target,
            campaign.Budget is { } budget ? Money.FromDecimal(budget).Units : null, campaign.Start, campaign.End, campaign.Status);
        await deeds.SaveCampaignAsync(row, isWhole: false);
        return CampaignDocument.Of((await book.ReadAsync(cancellationToken)).Find(row.ExternalId.Trim())!);
    }

    private static async Task<IResult> DeleteAsync(string id, IMarketingActions deeds) => await deeds.DeleteCampaignAsync(id)
        ? TypedResults.NoContent()
        : TypedResults.Problem("Nothing was said about a campaign of this id.", statusCode: StatusCodes.Status404NotFound);

    private static async Task<CampaignsDocument> ListAsync(HttpContext context, CampaignBook book, CampaignAnswers answers, CachedQueryService queries)
    {
        KnownParameters.Check(context, Known);
        var table = await book.ReadAsync(context.RequestAborted);
        var query = CampaignQuestions.Read(
            table, One("from"), One("to"), One("conversion"), One("campaign"), One("by"));
        var part = Parts.Read(context, queries.Labels);
        return CampaignsDocument.Of(
            CampaignReports.Of(table, query), table,
            part.Count == 0 ? null : CampaignPartDocument.Of(await answers.PartAsync(part, CampaignView.DaysOf(query), context.RequestAborted), part));

        string? One(string name) => QueryReader.One(context.Request.Query, name);
    }
}
