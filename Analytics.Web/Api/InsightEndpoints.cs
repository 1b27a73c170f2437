using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>What is worth knowing.</summary>
internal static class InsightEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/insights", ReadAsync)
            .WithPages()
            .WithParts()
            .Produces<IReadOnlyList<InsightDocument>>()
            .WithMetadata(new PartAnswerMetadata(typeof(InsightsOfPartDocument)))
            .ProducesValidationProblem()
            .WithSummary("List the insights")
            .WithDescription("Ranked by the money at stake. status: new, accepted, dismissed or done; current=false lists past ones too. With filters, what the same tests find now in that part of the shop alone, as "
                + "{filters, insights, notOfAPart}: nothing of it is kept, so it has no id and no status, and notOfAPart names the kinds that cannot be told of the part. Where a segment's rule is about recent orders, a rise or a fall may follow "
                + "from the rule itself.");
        api.MapPost("/insights/generate", GenerateAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<IReadOnlyList<InsightDocument>>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("Look for insights now")
            .WithDescription("Answers the current ones. What is found again keeps its number and what was decided. Needs the scope write, or the role Analyst or Admin.");
        api.MapPost("/insights/{id:int}/status", DecideAsync)
            .RequireAuthorization(Policies.SaveViews)
            .Produces<InsightDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Write down what was decided about an insight")
            .WithDescription("{\"status\":\"accepted\"}; new takes a decision back. Needs the scope write, or the role Analyst or Admin.");
    }

    private static async Task<object> ReadAsync(
        HttpContext context, string? status, bool? current, IInsights insights, InsightAnswers parts, CachedQueryService answers, IShop shop, CancellationToken cancellationToken)
    {
        var part = Parts.Read(context, answers.Labels);
        if (part.Count == 0)
        {
            return await ListAsync(status, current, insights, shop, cancellationToken);
        }

        if ((status is not null ? nameof(status) : current is not null ? nameof(current) : null) is { } wrong)
        {
            throw new QueryException(wrong, $"'{wrong}' says nothing of a part of the shop: what is found there is not kept.");
        }

        var found = await parts.FindAsync(part, cancellationToken);
        var (skip, take) = Paging.Read(context.Request.Query, Paging.MostOnPage);
        Paging.Announce(context, skip, take, found.Findings.Count);
        return new InsightsOfPartDocument(
            [.. part.Select(FilterRequest.Of)], [.. found.Findings.Skip(skip).Take(take).Select(finding => InsightDocument.Of(finding, part, shop.Format))], found.LeftOut);
    }

    internal static async Task<IReadOnlyList<InsightDocument>> ListAsync(string? status, bool? current, IInsights insights, IShop shop, CancellationToken cancellationToken)
    {
        InsightStatus? wanted = status is null ? null
            : Enum.TryParse<InsightStatus>(status, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(status[0]) ? known
            : throw new QueryException("status", "'status' takes new, accepted, dismissed or done.");
        return
        [
            .. (await insights.ListAsync(cancellationToken))
                .Where(insight => (current == false || insight.IsCurrent) && (wanted is null || insight.Status == wanted))
                .Select(insight => InsightDocument.Of(insight, shop.Format)),
        ];
    }

    private static async Task<IReadOnlyList<InsightDocument>> GenerateAsync(IInsightActions deeds, IInsights insights, IShop shop, CancellationToken cancellationToken)
    {
        await deeds.GenerateAsync(cancellationToken);
        return await ListAsync(null, null, insights, shop, cancellationToken);
    }

    private static async Task<IResult> DecideAsync(int id, InsightDecision decision, IInsightActions deeds, IShop shop)
    {
        if (decision.Status is not { } status)
        {
            throw new QueryException("status", "'status' takes new, accepted, dismissed or done.");
        }

        try
        {
            return TypedResults.Ok(InsightDocument.Of(await deeds.DecideAsync(id, status), shop.Format));
        }
        catch (StorageException error) when (error.Problem == StorageProblem.NotFound)
        {
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status404NotFound);
        }
    }
}
