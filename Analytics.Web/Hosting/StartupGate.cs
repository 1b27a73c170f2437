namespace Analytics.Web.Hosting;

/// <summary>Makes requests that arrive while the data is still being loaded wait for it, health checks apart.</summary>
public sealed class StartupGate(RequestDelegate next, DataStartup startup)
{
    /// <summary>Waits until the data is loaded, then goes on.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (!startup.IsReady && !context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase))
        {
            await startup.Ready.WaitAsync(context.RequestAborted);
        }

        await next(context);
    }
}
