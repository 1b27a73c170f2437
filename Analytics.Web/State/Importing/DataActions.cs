using System.Collections.Concurrent;
using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>
/// What people do to batches, each noted in the audit: undo, correct and retry, download the quarantine, leave the demo.
/// An undo that was begun goes on when its page is closed.
/// </summary>
public sealed class DataActions(IImportService imports, IBatchBook book, IDemoAccess demo)
{
    private readonly ConcurrentDictionary<int, Task> _undoing = new();

    /// <summary>Raised when an undo begins or ends, on any thread.</summary>
    public event Action? Changed;

    /// <summary>Whether a batch is being taken back at this moment.</summary>
    public bool IsUndoing(int batchId) => _undoing.ContainsKey(batchId);

    /// <summary>Takes a batch back whole. Asking twice waits for the same undo. With the demo's last batch its accounts go as well.</summary>
    /// <returns>What became of the demo, where this was its last batch; else null.</returns>
    /// <exception cref="ImportException">There is no such batch, or it is undone already.</exception>
    public async Task<DemoFarewell?> UndoAsync(int batchId, Actor actor)
    {
        var batch = await book.GetAsync(batchId);
        await TakeBackAsync(batchId, actor);
        if (batch?.Kind != BatchKind.Demo || (await DemoBatchesAsync()).Count > 0)
        {
            return null;
        }

        await TakeBackStreamAsync(actor);
        return await RemoveAccountsAsync(actor);
    }

    /// <summary>The demo's batches that still count.</summary>
    public async Task<IReadOnlyList<ImportBatch>> DemoBatchesAsync(CancellationToken cancellationToken = default) =>
        [.. (await book.ListAsync(cancellationToken)).Where(batch => batch is { Kind: BatchKind.Demo, Status: BatchStatus.Committed })];

    /// <summary>Whether leaving the demo would leave the shop without an admin.</summary>
    public async Task<bool> NeedsOwnAdminAsync(CancellationToken cancellationToken = default) =>
        !await demo.HasOwnAdminAsync(cancellationToken);

    /// <summary>Whether an account belongs to the demo.</summary>
    public Task<bool> IsDemoAccountAsync(string name) => demo.IsDemoAccountAsync(name);

    /// <summary>Removes the demo's data, then its accounts. When the data stays, so do the accounts.</summary>
    /// <exception cref="ImportException">The data could not be removed.</exception>
    public async Task<DemoFarewell> LeaveDemoAsync(Actor actor)
    {
        foreach (var batch in await DemoBatchesAsync())
        {
            await TakeBackAsync(batch.Id, actor);
        }

        await TakeBackStreamAsync(actor);
        return await RemoveAccountsAsync(actor);
    }

    /// <summary>Imports corrected rows of a batch's quarantine as a batch of their own.</summary>
    /// <exception cref="ImportException">None of them can be read.</exception>
    public async Task<ImportOutcome> RetryAsync(int batchId, IReadOnlyList<CorrectedRow> rows, Actor actor, CancellationToken cancellationToken = default)
    {
        var outcome = await imports.RetryAsync(batchId, rows, actor.Name, cancellationToken);
        await book.AuditAsync(actor, "import.retry", Name(batchId), new { rows = rows.Count, outcome.Batch, outcome.Committed });
        return outcome;
    }

    /// <summary>The same, from a downloaded quarantine that a person corrected.</summary>
    /// <exception cref="ImportException">It is another file, or none of its rows can be read.</exception>
    public async Task<ImportOutcome> RetryFileAsync(int batchId, ImportFile file, Actor actor, CancellationToken cancellationToken = default)
    {
        var outcome = await imports.RetryFileAsync(batchId, file, actor.Name, cancellationToken);
        await book.AuditAsync(actor, "import.retry", Name(batchId), new { file = file.Name, rows = outcome.Rows, outcome.Batch, outcome.Committed });
        return outcome;
    }

    /// <summary>Writes a batch's quarantined rows as CSV.</summary>
    /// <returns>How many rows.</returns>
    public async Task<long> WriteQuarantineAsync(int batchId, Stream target, Actor actor, CancellationToken cancellationToken)
    {
        var rows = await imports.WriteQuarantinedCsvAsync(batchId, target, cancellationToken);
        await book.AuditAsync(actor, "quarantine.download", Name(batchId), new { rows });
        return rows;
    }

    /// <summary>Keeps a mapping under a name.</summary>
    public async Task SaveMappingAsync(string name, ImportPlan plan, Actor actor)
    {
        await imports.SaveMappingAsync(name, plan);
        await book.AuditAsync(actor, "mapping.save", name);
    }

    /// <summary>Whether an account may take a batch's quarantine away: admins any, others what they imported themselves.</summary>
    public static bool MayDownloadQuarantine(ImportBatch batch, System.Security.Claims.ClaimsPrincipal user) =>
        user.IsInRole(Roles.Admin)
        || (user.IsInRole(Roles.Analyst) && string.Equals(batch.CreatedBy, user.Identity?.Name, StringComparison.OrdinalIgnoreCase));

    private async Task TakeBackAsync(int batchId, Actor actor)
    {
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = _undoing.GetOrAdd(batchId, began.Task);
        if (running != began.Task)
        {
            await running;
            return;
        }

        Changed?.Invoke();
        try
        {
            var batch = await book.GetAsync(batchId);
            await Task.Run(() => imports.UndoAsync(batchId));
            await book.AuditAsync(actor, "import.undo", Name(batchId), new { batch?.SourceName, batch?.RowsCommitted });
            began.SetResult();
        }
        catch (Exception failure)
        {
            began.SetException(failure);

            // Whoever waited has it; when nobody did, it is thrown here all the same.
            _ = began.Task.Exception;
            throw;
        }
        finally
        {
            _undoing.TryRemove(batchId, out _);
            Changed?.Invoke();
        }
    }

    // After the demo itself, without which nothing more is sold.
    private async Task TakeBackStreamAsync(Actor actor)
    {
        foreach (var batch in (await book.ListAsync()).Where(static batch => batch is { IsDemoStream: true, Status: BatchStatus.Committed }))
        {
            await TakeBackAsync(batch.Id, actor);
        }
    }

    private async Task<DemoFarewell> RemoveAccountsAsync(Actor actor)
    {
        var setup = await demo.RemoveDemoAccountsAsync(actor);
        await book.AuditAsync(actor, "demo.remove", null);
        return new DemoFarewell(DataRemoved: true, setup);
    }

    private static string Name(int batchId) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"batch {batchId}");
}
