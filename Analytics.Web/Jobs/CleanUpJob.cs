using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Jobs;

/// <summary>Removes what has had its time: expired links, quarantined rows and the record of own use past their retention.</summary>
internal sealed class CleanUpJob(
    OneTimeLinks links, IDbContextFactory<AnalyticsDbContext> contexts, BatchStore batches, IOptions<RetentionOptions> retention, TimeProvider clock) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "clean-up", "Clean-up", "Removes one-time links that have expired, and quarantined rows and records of own use that were kept long enough.", "Every day at 03:10 UTC", "0 10 3 * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await links.RemoveExpiredAsync(cancellationToken);
        var rows = retention.Value.QuarantineDays > 0 ? await RemoveQuarantinedAsync(cancellationToken) : 0;
        var days = retention.Value.OwnUseDays > 0 ? await RemoveOwnUseAsync(cancellationToken) : 0;
        return $"Removed {expired} expired links, {rows} quarantined rows and {days} days of own use.";
    }

    private async Task<int> RemoveOwnUseAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().AddDays(-retention.Value.OwnUseDays);
        var old = (await batches.ListAsync(cancellationToken: cancellationToken)).Where(b => b is { Kind: BatchKind.OwnUse, Status: BatchStatus.Committed } && b.CreatedAt < before).ToList();
        foreach (var batch in old)
        {
            await batches.UndoAsync(batch.Id, cancellationToken);
        }

        return old.Count;
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
