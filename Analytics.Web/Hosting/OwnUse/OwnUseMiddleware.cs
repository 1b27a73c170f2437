using System.Diagnostics;
using System.Security.Claims;
using Analytics.Web.Security;

namespace Analytics.Web.Hosting.OwnUse;

/// <summary>Notes each request for a page or the API; events that come in are the shop's, and noted as such.</summary>
internal sealed class OwnUseMiddleware(RequestDelegate next, OwnUseRecorder recorder)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        var isApi = ApiPaths.IsApi(context);
        var page = isApi ? null : PageRoutes.Of(path);
        if (!recorder.IsOn || (!isApi && page is null) || ApiPaths.IsEvents(context))
        {
            await next(context);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var method = context.Request.Method;
        var status = StatusCodes.Status500InternalServerError;
        try
        {
            await next(context);
            status = context.Response.StatusCode;
        }
        finally
        {
            var route = page ?? (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
            recorder.Note(isApi ? "api" : "page", route, context.User.FindFirstValue(ClaimTypes.NameIdentifier), Stopwatch.GetElapsedTime(started), status, isApi ? method : null);
        }
    }
}
