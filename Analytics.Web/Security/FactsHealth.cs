using Analytics.Web.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Web.Security;

/// <summary>Ready when questions can be answered.</summary>
internal sealed class FactsHealth(DataStartup startup) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(startup.IsReady ? HealthCheckResult.Healthy("The facts are loaded.") : HealthCheckResult.Unhealthy("The facts are being loaded."));
}
