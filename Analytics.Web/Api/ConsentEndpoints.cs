using Analytics.Core.Queries;
using Analytics.Core.Storage.Consents;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>What customers and visitors have said about being tracked and written to.</summary>
internal static class ConsentEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/consents", FindAsync)
            .RequireAuthorization(Policies.Read)
            .Produces<Consent>()
            .ProducesValidationProblem()
            .WithSummary("What a person has said about consent")
            .WithDescription("id: the shop's id of a customer, or a visitor's. tracking: whether events may be recorded; marketing: whether the person may be written to; null where nothing was said.");
        api.MapPost("/consents", SetAsync)
            .RequireAuthorization(Policies.Import)
            .Produces(StatusCodes.Status204NoContent)
            .ProducesValidationProblem()
            .WithSummary("Write down consent")
            .WithDescription(
                "An array of up to 1,000, all or none: id with tracking, marketing or both; what is null stays as it was said before. From then on events of those who withdrew from tracking are refused, "
                + "also of browsers that nobody else used, and exports with consent=marketing hold those alone who may be written to.");
    }

    private static Task<Consent> FindAsync(PersonService persons, HttpContext context, string? id = null) => string.IsNullOrEmpty(id)
        ? throw new QueryException("id", "Name a customer or visitor.")
        : persons.ConsentAsync(id, context.RequestAborted);

    private static async Task<IResult> SetAsync(Consent[] changes, HttpContext context, PersonService persons)
    {
        if (changes.Length is 0 or > ConsentStore.MostChanges)
        {
            throw new QueryException("body", "Send an array of 1 to 1,000 persons.");
        }

        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i] is not { } change || string.IsNullOrWhiteSpace(change.Id) || change.Id.Length > ConsentStore.LongestId)
            {
                throw new QueryException($"[{i}].id", "An id has 1 to 200 characters.");
            }

            if (change is { Tracking: null, Marketing: null })
            {
                throw new QueryException($"[{i}].tracking", "Say tracking or marketing: true or false.");
            }
        }

        await persons.SetConsentsAsync(changes, new Actor(context.User.Identity?.Name ?? "unknown", context.Connection.RemoteIpAddress?.ToString()), context.RequestAborted);
        return TypedResults.NoContent();
    }
}
