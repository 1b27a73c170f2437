using Analytics.Core.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Web.Security;

/// <summary>Ready when the database can be read and written; degraded while another program holds it, because reading goes on.</summary>
internal sealed class StorageHealth(StorageProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await Task.Run(probe.Look, cancellationToken) switch
        {
            null => HealthCheckResult.Healthy("The database can be read and written."),
            { Problem: StorageProblem.Locked } held => HealthCheckResult.Degraded(held.Message),
            { } wrong => HealthCheckResult.Unhealthy(wrong.Message),
        };
}
