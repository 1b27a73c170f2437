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
        api.MapGet("/insights", ListAsync)
            .WithPages()
            .Produces<IReadOnlyList<InsightDocument>>()
            .ProducesValidationProblem()
            .WithSummary("List the insights")
            .WithDescription("Ranked by the money at stake. status: new, accepted, dismissed or done; current=false lists past ones too.");
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
