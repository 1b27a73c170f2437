using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Persons;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>Finding, exporting and erasing persons, for admins. No API key's scope opens it.</summary>
internal static class PersonEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var persons = api.MapGroup("/persons").RequireAuthorization(Policies.Administer);
        persons.MapGet("/", FindAsync)
            .Produces<IReadOnlyList<PersonMatch>>()
            .ProducesValidationProblem()
            .WithSummary("Find a person")
            .WithDescription("search: an id, a part of a name, a visitor's id, or an e-mail address that events or visitors bear. At most fifty.");
        persons.MapGet("/holdings", HoldingsAsync)
            .Produces<PersonDocument>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What is kept about a person")
            .WithDescription("id: the shop's id. Rows by table with what an erasure does to them, entries of the audit that name the id, and backups that hold the person.");
        persons.MapGet("/export", ExportAsync)
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Export everything kept about a person")
            .WithDescription("id: the shop's id. One JSON document: customer, earlier attributes, purchases, notes, reviews, events, visitors, rows that wait.");
        persons.MapPost("/erase", EraseAsync)
            .Produces<PersonErasureDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Erase a person")
            .WithDescription("Names, attributes, words and what was sent along with events are removed, ids give way to a random pseudonym, purchases stay so that totals stay to the cent. It cannot be taken back: confirm repeats the id.");
    }

    private static async Task<IReadOnlyList<PersonMatch>> FindAsync(HttpContext context, PersonService persons, string? search = null)
    {
        if (string.IsNullOrWhiteSpace(search))
        {
            throw new QueryException("search", "Say whom to search for: an id, a part of a name, or an e-mail address.");
        }

        return await persons.FindAsync(search, ActorOf(context), context.RequestAborted);
    }

    private static async Task<IResult> HoldingsAsync(HttpContext context, PersonService persons, string? id = null) =>
        await persons.HoldingsAsync(id ?? string.Empty, context.RequestAborted) is { } kept
            ? TypedResults.Ok(new PersonDocument(kept.Id, kept.Name, kept.Places, kept.AuditEntries, persons.Backups()))
            : Nobody();

    private static async Task<IResult> ExportAsync(HttpContext context, PersonService persons, string? id = null)
    {
        if (await persons.HoldingsAsync(id ?? string.Empty, context.RequestAborted) is not { } kept)
        {
            return Nobody();
        }

        // Written from one reading of the database, which an answer that is sent slowly must not hold open.
        using var document = new MemoryStream();
        await persons.ExportAsync(kept.Id, document, ActorOf(context), context.RequestAborted);
        return TypedResults.Bytes(document.ToArray(), "application/json", "person.json");
    }

    private static async Task<IResult> EraseAsync(PersonErasureRequest request, HttpContext context, PersonService persons)
    {
        if (string.IsNullOrEmpty(request.Id) || request.Id != request.Confirm)
        {
            throw new QueryException("confirm", "Repeat the id in 'confirm': an erasure cannot be taken back.");
        }

        try
        {
            var erased = await persons.EraseAsync(request.Id, ActorOf(context), context.RequestAborted);
            return TypedResults.Ok(new PersonErasureDocument(erased.Pseudonym, erased.Places, erased.AuditEntries, erased.IsCompacted, persons.Backups()));
        }
        catch (StorageException problem) when (problem.Problem == StorageProblem.NotFound)
        {
            return Nobody();
        }
    }

    private static Actor ActorOf(HttpContext context) => new(context.User.Identity?.Name ?? "unknown", context.Connection.RemoteIpAddress?.ToString());

    private static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Nobody() =>
        TypedResults.Problem("Nothing is kept about anybody with this id. Search by name or e-mail address to find the id.", statusCode: StatusCodes.Status404NotFound);
}
