using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Jobs;

/// <summary>Removes what has had its time: expired links, and quarantined rows past their retention.</summary>
internal sealed class CleanUpJob(
    OneTimeLinks links, IDbContextFactory<AnalyticsDbContext> contexts, IOptions<RetentionOptions> retention, TimeProvider clock) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "clean-up", "Clean-up", "Removes one-time links that have expired and quarantined rows that were kept long enough.", "Every day at 03:10 UTC", "0 10 3 * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await links.RemoveExpiredAsync(cancellationToken);
        var rows = retention.Value.QuarantineDays > 0 ? await RemoveQuarantinedAsync(cancellationToken) : 0;
        return $"Removed {expired} expired links and {rows} quarantined rows.";
    }

    private async Task<int> RemoveQuarantinedAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-retention.Value.QuarantineDays);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<QuarantinedRow>()
            .Where(row => context.Set<ImportBatch>().Any(batch => batch.Id == row.BatchId && batch.CreatedAt < before))
            .ExecuteDeleteAsync(cancellationToken);
    }
}
