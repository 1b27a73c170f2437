using Analytics.Core.Behaviour;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>What single customers do.</summary>
internal static class BehaviourEndpoints
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/behaviour/{customer}", BehaviourAsync)
        .Produces<BehaviourDocument>()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .WithSummary("What a customer does in the shop")
        .WithDescription(
            "Sessions, activity by hour of the week, engagement score with its parts, preferred events and categories, persona from clusters over everybody's behaviour, and the probability of a "
            + "conversion within 30 days with how well such probabilities did on hidden days. The id is the shop's own, or a visitor's. 404 where no event is theirs.");

    private static async Task<IResult> BehaviourAsync(string customer, HttpContext context, BehaviourService behaviour)
    {
        KnownParameters.None(context);
        // A server leaves an encoded slash as it is.
        var id = customer.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (await behaviour.FindAsync(id, context.RequestAborted) is { } profile)
        {
            return TypedResults.Ok(BehaviourDocument.Of(id, profile));
        }

        await ApiProblems.WriteAsync(context, StatusCodes.Status404NotFound, "There is no event of a customer or visitor with this id.", "customer");
        return Results.Empty;
    }
}
