using System.Buffers;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;
using Analytics.Core.Streaming;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>Takes events in.</summary>
internal static class EventIntakeEndpoints
{
    private const int BusySeconds = 1;
    private const int BrokenSeconds = 10;

    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var path in (string[])["/events", "/events/track"])
        {
            api.MapPost(path, TakeAsync)
                .RequireAuthorization(Policies.SendEvents)
                .Accepts<EventDocument[]>("application/json", "text/plain")
                .Produces<EventsTakenDocument>(StatusCodes.Status202Accepted)
                .ProducesProblem(StatusCodes.Status400BadRequest)
                .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
                .ProducesProblem(StatusCodes.Status429TooManyRequests)
                .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
                .WithSummary("Send events")
                .WithDescription(
                    "One event, an array of up to 1,000, or {\"events\": […]}, up to 2 MiB, with a key of the scope events; a key that is bound to sites is for their pages alone. "
                    + "Answered once what was accepted is on the disk. An id that was sent before is accepted again and counts once, so after 429, 503 or no answer the same can be sent again. "
                    + "What makes no sense is refused with its place, field and reason while the rest is accepted, and so are events of customers and visitors who have withdrawn consent, and of browsers that say DNT: 1 or Sec-GPC: 1; when nothing is left the answer is 400.");
        }
    }

    private static async Task TakeAsync(HttpContext context, EventIntake queue, EventLimits limits, ConsentStore consents, TimeProvider clock)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (WrongOrigin(context, origin) is { } wrong)
        {
            await ApiProblems.WriteAsync(context, StatusCodes.Status403Forbidden, wrong);
            return;
        }

        if (await ReadAsync(context) is not { } body)
        {
            await ApiProblems.WriteAsync(context, StatusCodes.Status413PayloadTooLarge, $"A body has at most {EventParser.MostBytes / 1024 / 1024} MiB. Nothing was taken: send the events in parts.");
            return;
        }

        ParsedEvents parsed;
        try
        {
            parsed = EventParser.Parse(body, clock.GetUtcNow());
            parsed = origin.Length > 0 && AsksNotToBeTracked(context.Request.Headers) ? ConsentFilter.RefuseAll(parsed) : ConsentFilter.Apply(parsed, consents.Withdrawn());
        }
        catch (EventParseException error)
        {
            await LimitedAsync(context, limits, 1, origin, () => ApiProblems.WriteAsync(context, StatusCodes.Status400BadRequest, error.Message, "body"));
            return;
        }

        await LimitedAsync(context, limits, parsed.Count, origin, () => parsed.Rows.Count == 0 ? RefuseAsync(context, parsed) : StoreAsync(context, queue, parsed));
    }

    // A browser that sends for its own page says so itself; the script does not send then, but a page may have its own.
    private static bool AsksNotToBeTracked(IHeaderDictionary headers) => headers["DNT"] == "1" || headers["Sec-GPC"] == "1";

    private static async Task StoreAsync(HttpContext context, EventIntake queue, ParsedEvents parsed)
    {
        if (!queue.TryEnter(parsed.Rows, out var written))
        {
            await BusyAsync(context, BusySeconds, "Too many events wait for the disk.");
            return;
        }

        try
        {
            await written;
        }
        catch (StorageException)
        {
            await BusyAsync(context, BrokenSeconds, "The events could not be stored; the server's log says why.");
            return;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsJsonAsync(new EventsTakenDocument(parsed.Rows.Count, parsed.Refused), context.RequestAborted);
    }

    private static async Task LimitedAsync(HttpContext context, EventLimits limits, int events, string origin, Func<Task> answer)
    {
        if (limits.Wait(context, events, origin.Length > 0) is { } seconds)
        {
            EventLimits.RetryAfter(context, seconds);
            await ApiProblems.WriteAsync(context, StatusCodes.Status429TooManyRequests, $"Too many events. Nothing of this request was taken: try again in {seconds} seconds.");
            return;
        }

        await answer();
    }

    private static Task BusyAsync(HttpContext context, int seconds, string reason)
    {
        EventLimits.RetryAfter(context, seconds);
        return ApiProblems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, $"{reason} Send the same again in {seconds} seconds: an event with an id counts once.");
    }

    private static Task RefuseAsync(HttpContext context, ParsedEvents parsed) => ApiProblems.WriteAsync(
        context,
        StatusCodes.Status400BadRequest,
        parsed.Count == 1 ? $"The event was refused: {parsed.Refused[0].Field} {parsed.Refused[0].Reason}." : $"All {parsed.Count} events were refused.",
        parsed.Refused.ToDictionary(static r => $"[{r.Index}].{r.Field}", static r => new[] { r.Reason }, StringComparer.Ordinal),
        ("refused", parsed.Refused));

    private static string? WrongOrigin(HttpContext context, string origin)
    {
        var sites = context.User.FindAll(ApiKeyAuthenticationHandler.OriginClaim).Select(static claim => claim.Value).ToList();
        if (sites.Count == 0)
        {
            return origin.Length == 0 ? null : "This key is for servers: it is bound to no site. Make one with the site's address for its pages.";
        }

        return sites.Contains(origin, StringComparer.OrdinalIgnoreCase)
            ? null
            : origin.Length == 0 ? "This key is for the pages of its sites alone. A server uses a key without sites." : "This key may not be used from this site.";
    }

    // Null where it is too long.
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > EventParser.MostBytes)
        {
            return null;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(context.RequestAborted);
            if (read.Buffer.Length > EventParser.MostBytes)
            {
                reader.AdvanceTo(read.Buffer.Start);
                return null;
            }

            if (read.IsCompleted)
            {
                var body = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
