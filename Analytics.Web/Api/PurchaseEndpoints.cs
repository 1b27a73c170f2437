using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>Purchases as they happen.</summary>
internal static class PurchaseEndpoints
{
    /// <summary>What purchases from the API are called as a source; the day follows.</summary>
    public const string Source = "Purchase stream";

    private const int RetryAfterSeconds = 1;

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/purchases", AddAsync)
            .RequireAuthorization(Policies.Import)
            .Produces<PurchasesDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Send purchases as they happen")
            .WithDescription(
                "1 to 500 at once. What is answered is on the disk, and counts within a second. A line is known by order and lineId (its place in the order, from 1, "
                + "unless given): sent again it is left out, with other content it takes the place of what it was; quantity 0 with amount 0 takes it back. "
                + "A purchase that cannot be counted is put aside with the reason, and the others are taken. 429 with Retry-After when more comes than can be stored. "
                + "Needs the scope write, or the role Analyst or Admin.");

    private static async Task<IResult> AddAsync(PurchasesRequest request, PurchaseIntake intake, HttpContext context)
    {
        if (request.Purchases is not { Count: >= 1 and <= PurchaseIntake.MaxOffer } purchases || purchases.Any(static p => p is null))
        {
            throw new QueryException("purchases", $"'purchases' takes 1 to {PurchaseIntake.MaxOffer} purchases.");
        }

        if (!intake.TryOffer(Source, purchases, out var stored))
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return TypedResults.Problem(
                $"{intake.Health.Waiting} purchases wait to be stored already. Nothing of these was taken: send them again in {RetryAfterSeconds} second.", statusCode: StatusCodes.Status429TooManyRequests);
        }

        try
        {
            return TypedResults.Ok(PurchasesDocument.Of(await stored));
        }
        catch (StorageException error)
        {
            return TypedResults.Problem("Nothing was stored: " + error.Message + " Send them again.", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
