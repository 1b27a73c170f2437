using Analytics.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

namespace Analytics.Web.State.Uploads;

/// <summary>How a file gets from the browser to the server: as the raw body of one request, streamed to disk.</summary>
public static class UploadEndpoints
{
    /// <summary>Where files are sent.</summary>
    public const string Path = "/data/uploads";

    /// <summary>Maps <c>GET /data/uploads/token</c> and <c>POST /data/uploads?name=…</c>, for those who may import.</summary>
    public static IEndpointRouteBuilder MapUploads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Path).RequireAuthorization(Policies.Import).ExcludeFromDescription();
        group.MapGet("/token", Token);
        group.MapPost("", ReceiveAsync);
        return routes;
    }

    private static IResult Token(HttpContext context, IAntiforgery antiforgery)
    {
        var tokens = antiforgery.GetAndStoreTokens(context);
        return Results.Json(new { header = tokens.HeaderName, value = tokens.RequestToken });
    }

    private static async Task<IResult> ReceiveAsync(string? name, HttpContext context, IAntiforgery antiforgery, UploadStore store)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Problem("The page is out of date. Reload it and send the file again.", StatusCodes.Status400BadRequest);
        }

        // The server's own limit on bodies is far below a year of receipts; the store has its own.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        try
        {
            var owner = context.User.Identity?.Name ?? throw new InvalidOperationException("The policy lets nobody through without a name.");
            var file = await store.ReceiveAsync(owner, name ?? "", context.Request.ContentLength, context.Request.Body, context.RequestAborted);
            return Results.Json(new { id = file.Id, bytes = file.Bytes });
        }
        catch (UploadException refused)
        {
            return Problem(refused.Message, refused.StatusCode);
        }
        catch (Exception gone) when (gone is OperationCanceledException or BadHttpRequestException or IOException && context.RequestAborted.IsCancellationRequested)
        {
            return Results.Empty;
        }
    }

    private static IResult Problem(string message, int status) => Results.Problem(detail: message, statusCode: status);
}
