using System.Collections.Concurrent;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;
using Analytics.Core.Storage.Model;
using Analytics.Core.Storage.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Analytics.Core.Storage;

/// <summary>
/// The life of import batches: begun (pending, invisible), written, committed by one last transaction or aborted, and
/// undone whole. A singleton; safe for concurrent use. All methods throw <see cref="StorageException"/>.
/// </summary>
public sealed class BatchStore : IDisposable
{
    private readonly Database _database;
    private readonly IDbContextFactory<AnalyticsDbContext> _contexts;
    private readonly TimeProvider _time;
    private readonly BatchRemoval _removal;
    private readonly ConcurrentDictionary<int, BatchLease> _leases = new();
    private readonly ConcurrentDictionary<int, bool> _openWriters = new();

    internal BatchStore(Database database, IDbContextFactory<AnalyticsDbContext> contexts, TimeProvider time, ILogger<BatchStore>? logger = null)
    {
        _database = database;
        _contexts = contexts;
        _time = time;
        _removal = new BatchRemoval(database, logger ?? NullLogger<BatchStore>.Instance);
    }

    /// <summary>Lines that go into one transaction.</summary>
    public int ChunkLines { get; init; } = 50_000;

    /// <summary>Begins a batch: pending, invisible, and this process' own until it is committed or aborted.</summary>
    public async Task<ImportBatch> BeginAsync(BatchDraft draft, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(draft.SourceName, nameof(draft));
        ArgumentException.ThrowIfNullOrWhiteSpace(draft.CreatedBy, nameof(draft));
        // The lease comes first: a pending batch without one would look abandoned.
        var lease = Guard(() => BatchLease.New(_database));
        try
        {
            var batch = new ImportBatch
            {
                Kind = draft.Kind,
                Status = BatchStatus.Pending,
                SourceName = draft.SourceName,
                SourceSha256 = draft.SourceSha256,
                MappingName = draft.MappingName,
                CreatedBy = draft.CreatedBy,
                CreatedAt = _time.GetUtcNow(),
            };
            await GuardAsync(async () =>
            {
                await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
                var entry = context.ImportBatches.Add(batch);
                entry.Property(BatchColumns.OwnerToken).CurrentValue = lease.Token;
                return await context.SaveChangesAsync(cancellationToken);
            });
            _leases[batch.Id] = lease;
            return batch;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>A writer for a batch that this process began. One at a time for a batch.</summary>
    /// <exception cref="StorageException">The batch was not begun by this store, or is no longer pending.</exception>
    public IBatchWriter OpenWriter(int batchId)
    {
        if (!_leases.ContainsKey(batchId))
        {
            throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} is not being written by this process.");
        }

        if (!_openWriters.TryAdd(batchId, false))
        {
            throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} has a writer already, or one that did not complete; abort it.");
        }

        return new BatchWriter(_database, batchId, ChunkLines, completed =>
        {
            if (completed)
            {
                _openWriters.TryRemove(batchId, out _);
            }
        });
    }

    /// <summary>
    /// Makes a batch visible, whole: staged attributes, status, counters and the data version change in one transaction,
    /// which is on the disk when this returns.
    /// </summary>
    /// <returns>The data version that it made.</returns>
    /// <exception cref="StorageException">
    /// It is not pending, or its writer was not completed; or the same file is committed already and the summary refuses that.
    /// </exception>
    public async Task<long> CommitAsync(int batchId, BatchSummary summary, CancellationToken cancellationToken = default)
    {
        if (_openWriters.ContainsKey(batchId))
        {
            throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} is not written to its end; complete its writer first.");
        }

        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var version = await _database.WriteAsync(session => BatchSql.Commit(session, batchId, summary, now), cancellationToken);
        Release(batchId);
        return version;
    }

    /// <summary>Takes back a pending batch, rows and record; nothing of it was ever visible. Quiet when there is no such batch.</summary>
    public async Task AbortAsync(int batchId, CancellationToken cancellationToken = default)
    {
        if (await GetAsync(batchId, cancellationToken) is not { } batch)
        {
            Release(batchId);
            return;
        }

        // Whether it is pending is asked again where it is decided: another process may be faster.
        if (batch is { Status: BatchStatus.Committed } or { Status: BatchStatus.Undone, CommittedAt: not null }
            || (!await _removal.DiscardAsync(batchId, cancellationToken) && await GetAsync(batchId, cancellationToken) is { CommittedAt: not null }))
        {
            throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} is not pending; a committed batch is undone, not aborted.");
        }

        Release(batchId);
    }

    /// <summary>
    /// Takes back a committed batch whole. The first transaction makes it invisible, removes the customers, products,
    /// orders and labels that only it brought, restores attributes, and raises the data version; its lines then go in chunks.
    /// What keeps these from going (a full disk, a cancellation) is logged and left to the next start: the undo is done.
    /// </summary>
    /// <returns>The data version that it made.</returns>
    /// <exception cref="StorageException">There is no such batch, or it is pending or undone already.</exception>
    public async Task<long> UndoAsync(int batchId, CancellationToken cancellationToken = default)
    {
        var batch = await GetAsync(batchId, cancellationToken)
            ?? throw new StorageException(StorageProblem.NotFound, $"There is no batch {batchId}. The list of batches shows those that can be undone.");
        switch (batch.Status)
        {
            case BatchStatus.Undone:
                throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} ({batch.SourceName}) is undone already; nothing was changed.");
            case BatchStatus.Pending:
                throw new StorageException(StorageProblem.Conflict, $"Batch {batchId} ({batch.SourceName}) is still being imported; cancel that import instead.");
        }

        return await _removal.UndoAsync(batchId, _time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
    }

    /// <summary>Committed and undone batches, the latest first; pending ones only on request.</summary>
    public async Task<IReadOnlyList<ImportBatch>> ListAsync(bool includePending = false, CancellationToken cancellationToken = default) =>
        await GuardAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await context.ImportBatches.AsNoTracking()
                .Where(b => includePending || b.Status != BatchStatus.Pending)
                .Where(static b => b.Status != BatchStatus.Undone || b.CommittedAt != null) // an aborted one on its way out
                .OrderByDescending(static b => b.Id)
                .ToListAsync(cancellationToken);
        });

    /// <summary>One batch, in whatever state; null when there is none.</summary>
    public async Task<ImportBatch?> GetAsync(int batchId, CancellationToken cancellationToken = default) =>
        await GuardAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await context.ImportBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batchId, cancellationToken);
        });

    /// <summary>The latest committed batch of a file with these bytes; null when it was not imported, or undone.</summary>
    public async Task<ImportBatch?> FindBySha256Async(string sha256, CancellationToken cancellationToken = default) =>
        await GuardAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            return await context.ImportBatches.AsNoTracking()
                .Where(b => b.SourceSha256 == sha256 && b.Status == BatchStatus.Committed)
                .OrderByDescending(static b => b.Id)
                .FirstOrDefaultAsync(cancellationToken);
        });

    /// <summary>Hands over the id of each order of which a line came by a stream and still counts, once each.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public void ReadStreamedOrders(Action<string> take)
    {
        ArgumentNullException.ThrowIfNull(take);
        _database.Read(session => session.List(
            reader =>
            {
                take(reader.GetString(0));
                return 0;
            },
            "SELECT external_id FROM orders WHERE id IN (SELECT l.order_id FROM stream_lines AS s JOIN import_batches AS b ON b.id = s.batch_id AND b.status = 1 "
            + "JOIN purchase_lines AS l ON l.id = s.id)").Count);
    }

    /// <summary>Puts rows of a pending batch aside; in one transaction, so hand over at most some ten thousand at once.</summary>
    public Task AddQuarantinedAsync(int batchId, IReadOnlyCollection<QuarantinedRow> rows, CancellationToken cancellationToken = default) =>
        rows.Count == 0
            ? Task.CompletedTask
            : _database.WriteAsync(session => BatchSql.AddQuarantined(session, batchId, rows), cancellationToken);

    /// <summary>Rows put aside with a batch, in the order of the file.</summary>
    public async Task<IReadOnlyList<QuarantinedRow>> QuarantinedAsync(int batchId, int skip, int take, CancellationToken cancellationToken = default) =>
        await GuardAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            var rows = await context.QuarantinedRows.AsNoTracking()
                .Where(r => r.BatchId == batchId)
                .OrderBy(static r => r.Id)
                .Skip(skip)
                .Take(take)
                .ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                row.CellsJson = _database.Cipher.Open(SealedColumns.QuarantinedCells, row.CellsJson)!;
            }

            return rows;
        });

    /// <summary>How many rows of a batch are put aside, and how many of them still wait to be corrected.</summary>
    public async Task<(int Total, int Waiting)> CountQuarantinedAsync(int batchId, CancellationToken cancellationToken = default) =>
        await GuardAsync(async () =>
        {
            await using var context = await _contexts.CreateDbContextAsync(cancellationToken);
            var rows = context.QuarantinedRows.Where(r => r.BatchId == batchId);
            return (await rows.CountAsync(cancellationToken), await rows.CountAsync(static r => r.RetriedInBatchId == null, cancellationToken));
        });

    /// <summary>Remembers that corrected rows come in with another batch; aborting or undoing that batch makes them wait again.</summary>
    /// <exception cref="StorageException">One of them is not waiting (any more): somebody else corrected it. None is changed.</exception>
    public async Task MarkRetriedAsync(IReadOnlyCollection<long> rowIds, int retriedInBatchId, CancellationToken cancellationToken = default) =>
        await _database.WriteAsync(
            session =>
            {
                var update = session.Prepare("UPDATE quarantined_rows SET retried_in_batch_id = @p0 WHERE id = @p1 AND retried_in_batch_id IS NULL");
                var taken = rowIds.Sum(id => update.Execute(retriedInBatchId, id));
                return taken == rowIds.Count
                    ? taken
                    : throw new StorageException(
                        StorageProblem.Conflict,
                        $"{rowIds.Count - taken} of these {rowIds.Count} rows are not waiting any more: somebody else corrected them meanwhile, or their import was undone. Nothing was changed.");
            },
            cancellationToken);

    /// <summary>
    /// Removes what dead writers left: pending batches whose process is gone, and the rest of interrupted undos. Batches
    /// that a living process writes, this one or another, are left alone.
    /// </summary>
    /// <returns>How many batches were cleaned up.</returns>
    public Task<int> CleanUpAsync(CancellationToken cancellationToken = default) =>
        _removal.CleanUpAsync(cancellationToken);

    /// <summary>Gives up the leases of batches that are still pending; the next start removes them.</summary>
    public void Dispose()
    {
        foreach (var lease in _leases.Values)
        {
            lease.Dispose();
        }

        _leases.Clear();
    }

    private void Release(int batchId)
    {
        _openWriters.TryRemove(batchId, out _);
        if (_leases.TryRemove(batchId, out var lease))
        {
            lease.Dispose();
        }
    }

    private T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception error) when (_database.Explains(error))
        {
            throw _database.Clear(error);
        }
    }
}
