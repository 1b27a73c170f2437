using System.Globalization;
using Analytics.Core.Import;
using Analytics.Web.Security;
using Analytics.Web.State.Uploads;

namespace Analytics.Web.State.Importing;

/// <summary>What the data pages let people take away.</summary>
public static class DataEndpoints
{
    /// <summary>Maps <c>GET /data/batches/{id}/quarantine.csv</c>: admins any batch's, analysts their own imports'.</summary>
    public static IEndpointRouteBuilder MapQuarantineDownload(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/data/batches/{id:int}/quarantine.csv", DownloadAsync).RequireAuthorization(Policies.Import).ExcludeFromDescription();
        return routes;
    }

    private static async Task<IResult> DownloadAsync(int id, HttpContext context, IBatchBook book, DataActions actions, UploadStore uploads)
    {
        if (await book.GetAsync(id, context.RequestAborted) is not { } batch)
        {
            return Results.NotFound();
        }

        if (!DataActions.MayDownloadQuarantine(batch, context.User))
        {
            return Results.Problem(
                detail: "Rows put aside are for admins and for the one who imported them.", statusCode: StatusCodes.Status403Forbidden);
        }

        // Through a file: the answer begins only when it is known to be whole, and memory stays flat.
        var file = uploads.CreateScratch();
        try
        {
            var actor = new Actor(context.User.Identity?.Name ?? "", context.Connection.RemoteIpAddress?.ToString());
            await actions.WriteQuarantineAsync(id, file, actor, context.RequestAborted);
            file.Position = 0;
        }
        catch (ImportException refused)
        {
            await file.DisposeAsync();
            return Results.Problem(detail: refused.Message, statusCode: StatusCodes.Status409Conflict);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        return Results.Stream(file, "text/csv; charset=utf-8", string.Create(CultureInfo.InvariantCulture, $"import-{id}-put-aside.csv"));
    }
}
