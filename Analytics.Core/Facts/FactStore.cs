using Analytics.Core.Domain;

namespace Analytics.Core.Facts;

/// <summary>
/// Holds the newest snapshot of the Facts. Readers take <see cref="Current"/> and never wait; one writer at a time replaces it.
/// A singleton; safe for concurrent use.
/// </summary>
/// <param name="source">Where the data comes from; null for a store that is only filled through <see cref="UpdateAsync"/>.</param>
/// <param name="file">Where the snapshot is kept for a fast restart; null for nowhere.</param>
public sealed class FactStore(IFactSource? source = null, SnapshotFile? file = null) : IDisposable
{
    private const int MostReadings = 5;

    private static readonly TimeSpan SaveDelay = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly CancellationTokenSource _closing = new();
    private volatile FactSnapshot _current = FactSnapshot.Empty;
    private int _savePending;

    /// <summary>Raised after a new snapshot is in place that brings more than newer lines of streams, with its version.</summary>
#pragma warning disable MA0046 // Listeners need the version and nothing of the sender.
    public event Action<long>? Changed;

    /// <summary>Raised after newer lines of streams, and nothing else, were added, with the version: perhaps several times a second.</summary>
    public event Action<long>? Grown;
#pragma warning restore MA0046

    /// <summary>The newest snapshot.</summary>
    public FactSnapshot Current => _current;

    /// <summary>
    /// The newest snapshot as far as <see cref="RowLimits.Current"/> lets it be seen. Whoever answers questions asks this one; only the
    /// writer and the work of the application itself have reason to take <see cref="Current"/>.
    /// </summary>
    public FactSnapshot Visible => RowLimits.Current is { } limit ? LimitedFacts.Of(_current, limit) : _current;

    /// <summary>Fills the store: from the snapshot file where it matches Storage, else from Storage.</summary>
    /// <exception cref="Storage.StorageException">Storage cannot be read.</exception>
    public Task LoadAsync(CancellationToken cancellationToken = default) => UpdateAsync(
        (current, token) => Task.Run(
            () =>
            {
                if (source is null)
                {
                    return current;
                }

                var (database, version, stamp, _) = source.ReadStamp();
                return file?.TryLoad(database, version, stamp) ?? Refresh(FactSnapshot.Empty, source, token).Snapshot;
            },
            token),
        cancellationToken);

    /// <summary>
    /// Looks at Storage: drops batches that were undone, appends those newly committed, reads attributes again. Does nothing when the version is the same.
    /// </summary>
    /// <exception cref="Storage.StorageException">Storage cannot be read.</exception>
    public Task RefreshAsync(CancellationToken cancellationToken = default) => ReplaceAsync(
        (current, token) => source is null ? Task.FromResult((current, false)) : Task.Run(() => Refresh(current, source, token), token),
        cancellationToken);

    /// <summary>Replaces the snapshot by what <paramref name="next"/> makes of it; the very same one means no change.</summary>
    public Task UpdateAsync(Func<FactSnapshot, CancellationToken, Task<FactSnapshot>> next, CancellationToken cancellationToken = default) =>
        ReplaceAsync(async (current, token) => (await next(current, token), false), cancellationToken);

    private async Task ReplaceAsync(Func<FactSnapshot, CancellationToken, Task<(FactSnapshot Snapshot, bool IsGrowth)>> next, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        FactSnapshot snapshot;
        bool isGrowth;
        try
        {
            (snapshot, isGrowth) = await next(_current, cancellationToken);
            if (ReferenceEquals(snapshot, _current))
            {
                return;
            }

            _current = snapshot;
        }
        finally
        {
            _writing.Release();
        }

        ScheduleSave();
        (isGrowth ? Grown : Changed)?.Invoke(snapshot.Version);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _closing.Cancel();
        _closing.Dispose();
        _writing.Dispose();
    }

    private static (FactSnapshot Snapshot, bool IsGrowth) Refresh(FactSnapshot current, IFactSource source, CancellationToken cancellationToken)
    {
        // What is committed or undone while Storage is read may be in it by half. Reading again is cheap, it takes up the
        // difference only; where data never stops coming, the last reading keeps its older stamp and the next refresh goes on.
        var onlyGrew = true;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var (next, isGrowth) = Read(current, source, cancellationToken);
            if (ReferenceEquals(next, current))
            {
                break;
            }

            current = next;
            onlyGrew &= isGrowth;
            if (onlyGrew)
            {
                // A stream's lines are read as far as its batch's record said: never by half, and more come soon.
                break;
            }
        }

        return (current, onlyGrew);
    }

    private static (FactSnapshot Snapshot, bool IsGrowth) Read(FactSnapshot current, IFactSource source, CancellationToken cancellationToken)
    {
        var (database, version, stamp, streamVersion) = source.ReadStamp();
        if (database == current.DatabaseId && version == current.Version && stamp == current.Stamp)
        {
            return (current, true);
        }

        // A restored backup: its batches may have the keys of others, and those keys other names.
        var batches = source.ReadBatches();
        var isOther = database != current.DatabaseId || version <= current.Version
            || batches.Any(b => current.Batches.TryGetValue(b.Id, out var known) && known.CommittedAtUnixMs != b.CommittedAtUnixMs);
        var basis = isOther ? FactSnapshot.Empty : current;
        var added = batches.Where(b => !basis.Batches.ContainsKey(b.Id)).ToList();
        var grown = batches.Where(b => basis.Batches.TryGetValue(b.Id, out var known) && b.LastRowId > known.LastRowId).ToList();
        var dropped = basis.Batches.Keys.ToHashSet();
        dropped.ExceptWith(batches.Select(b => b.Id));
        var writer = new FactWriter(basis);
        if (dropped.Count > 0)
        {
            writer.Drop(dropped);
        }

        // A stream brings new customers but does not change those who are known, so that a small append stays small.
        var isStream = !isOther && version - streamVersion == basis.Version - basis.StreamVersion;
        var onlyNew = dropped.Count == 0 && added.TrueForAll(b => b.Kind == BatchKind.Stream) && (isStream || added.Count > 0);
        source.ReadAttributes(writer, onlyNew, cancellationToken);
        if (basis.HasStream)
        {
            source.ReadCorrections(basis.Version, writer, cancellationToken);
        }

        foreach (var batch in added.Concat(grown))
        {
            cancellationToken.ThrowIfCancellationRequested();
            writer.AddBatch(batch);
            source.ReadLines(batch, basis.Batches.TryGetValue(batch.Id, out var known) ? known.LastRowId : 0, writer, cancellationToken);
        }

        return (writer.Build(database, version, stamp, streamVersion), isStream && onlyNew && added.Count == 0);
    }

    private void ScheduleSave()
    {
        if (file is not null && Interlocked.Exchange(ref _savePending, 1) == 0)
        {
            _ = Task.Run(SaveLaterAsync);
        }
    }

    /// <summary>One saving takes in all changes made while it waits; while data streams in, the file is written ever more rarely the larger it is.</summary>
    private async Task SaveLaterAsync()
    {
        try
        {
            await Task.Delay(SaveDelay, _closing.Token);
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var saved = _current;
            file!.Save(saved);
            await Task.Delay(clock.Elapsed * 50, _closing.Token);
            Volatile.Write(ref _savePending, 0);
            if (!ReferenceEquals(_current, saved))
            {
                ScheduleSave();
            }
        }
        catch (OperationCanceledException)
        {
            // Closing: the next start reads Storage.
        }
        catch (ObjectDisposedException)
        {
            // Likewise.
        }
        catch (IOException)
        {
            // A disk that is full or not writable costs a slower start, nothing more; the next change tries again.
            Volatile.Write(ref _savePending, 0);
        }
        catch (UnauthorizedAccessException)
        {
            Volatile.Write(ref _savePending, 0);
        }
    }
}
