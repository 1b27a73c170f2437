using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Core.Storage.Persons;
using Analytics.Web.Security;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Jobs;

/// <summary>Removes what has had its time: expired links, and events, words, quarantined rows and the record of own use past their retention.</summary>
internal sealed class CleanUpJob(
    OneTimeLinks links, PersonStore persons, RetentionStore store, BatchStore batches, AuditLog audit, IOptions<RetentionOptions> retention, TimeProvider clock) : IMaintenanceJob
{
    private const string Compact = "person.compact";

    public static JobPlan Plan { get; } = new(
        "clean-up", "Clean-up", "Removes one-time links that have expired, and events, notes, texts of reviews, quarantined rows and records of own use that were kept long enough.", "Every day at 03:10 UTC", "0 10 3 * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var expired = await links.RemoveExpiredAsync(cancellationToken);
        var now = clock.GetUtcNow();
        var removed = await store.RunAsync(retention.Value.PlanAt(now), cancellationToken);
        if (removed.IsAny)
        {
            await audit.WriteAsync("system", "retention.run", null, removed, cancellationToken: cancellationToken);
        }

        var days = retention.Value.OwnUseDays > 0 ? await RemoveOwnUseAsync(now.AddDays(-retention.Value.OwnUseDays), cancellationToken) : 0;
        return FormattableString.Invariant(
                $"Removed {expired} expired links, {removed.Events} events, {removed.Notes} notes, the texts of {removed.Reviews} reviews, {removed.QuarantinedRows} quarantined rows and {days} days of own use.")
            + await CompactAsync(cancellationToken);
    }

    private async Task<int> RemoveOwnUseAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var old = (await batches.ListAsync(cancellationToken: cancellationToken)).Where(b => b is { Kind: BatchKind.OwnUse, Status: BatchStatus.Committed } && b.CreatedAt < before).ToList();
        foreach (var batch in old)
        {
            await batches.UndoAsync(batch.Id, cancellationToken);
        }

        return old.Count;
    }

    // After an erasure that could not write the file anew, because somebody was using it.
    private async Task<string> CompactAsync(CancellationToken cancellationToken)
    {
        var newest = (await audit.ReadAsync(new AuditFilter(ActionPrefix: Compact), 0, 1, cancellationToken)).Entries is [var last, ..] ? last.Id : 0;
        var erasures = await audit.ReadAsync(new AuditFilter(ActionPrefix: "person.erase"), 0, 100, cancellationToken);
        if (!erasures.Entries.Any(e => e.Id > newest && e.DetailJson?.Contains("ompacted\":false", StringComparison.Ordinal) == true) || !await persons.CompactAsync())
        {
            return string.Empty;
        }

        await audit.WriteAsync("system", Compact, null, null, cancellationToken: cancellationToken);
        return " Wrote the database's file anew after an erasure.";
    }
}
