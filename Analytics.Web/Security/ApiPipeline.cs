namespace Analytics.Web.Security;

/// <summary>
/// Stands before everything under <c>/api</c>: nobody gets 401 wherever they ask, known path or not, and never a redirect;
/// each error leaves as problem details.
/// </summary>
internal sealed class ApiPipeline(RequestDelegate next, SessionValidator sessions, ILogger<ApiPipeline> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!ApiPaths.IsApi(context))
        {
            await next(context);
            return;
        }

        try
        {
            if (!ApiPaths.IsSignIn(context) && !await IsKnownAsync(context))
            {
                await ChallengeAsync(context);
                return;
            }

            await (ConditionalAnswer.Applies(context) ? ConditionalAnswer.InvokeAsync(context, next) : next(context));
            await ExplainAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has left.
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            if (!await ApiProblems.TryWriteAsync(context, exception))
            {
                logger.LogError(exception, "An API request failed.");
                await ApiProblems.WriteAsync(context, StatusCodes.Status500InternalServerError, "The failure was logged. Nothing was changed.");
            }
        }
    }

    /// <summary>Answers nobody.</summary>
    public static Task ChallengeAsync(HttpContext context, string? detail = null)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"analytics\"";
        return ApiProblems.WriteAsync(
            context, StatusCodes.Status401Unauthorized, detail ?? ApiProblems.Explain(StatusCodes.Status401Unauthorized));
    }

    private async ValueTask<bool> IsKnownAsync(HttpContext context) =>
        context.User.Identity?.IsAuthenticated == true && await sessions.IsCurrentAsync(context.User, context.Connection.RemoteIpAddress?.ToString(), context.RequestAborted);

    private static Task ExplainAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.StatusCode < 400 || response.ContentType is not null)
        {
            return Task.CompletedTask;
        }

        return response.StatusCode == StatusCodes.Status401Unauthorized
            ? ChallengeAsync(context)
            : ApiProblems.WriteAsync(context, response.StatusCode, Explanation(context));
    }

    private static string? Explanation(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status403Forbidden && RowLimitClaims.Of(context.User) is { } limit
            ? RowLimitClaims.Refusal(limit)
            : ApiProblems.Explain(context.Response.StatusCode);
}
