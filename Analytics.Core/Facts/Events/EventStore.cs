using Analytics.Core.Storage;

namespace Analytics.Core.Facts.Events;

/// <summary>
/// Holds the newest snapshot of the events. Readers take <see cref="Current"/> and never wait; one writer at a time replaces it.
/// A singleton; safe for concurrent use.
/// </summary>
/// <param name="reader">Where the events come from; null for a store that is only filled by <see cref="Set"/>.</param>
public sealed class EventStore(EventReader? reader = null) : IDisposable
{
    private const int MostReadings = 5;

    private readonly SemaphoreSlim _writing = new(1, 1);
    private volatile EventSnapshot _current = EventSnapshot.Empty;
    private EventWriter _writer = new();
    private bool _isBroken;

    /// <summary>Raised after a new snapshot is in place, with its version.</summary>
#pragma warning disable MA0046 // Listeners need the version and nothing of the sender.
    public event Action<long>? Changed;
#pragma warning restore MA0046

    /// <summary>The newest snapshot.</summary>
    public EventSnapshot Current => _current;

    /// <summary>Whether Storage was read to its end once.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>
    /// Looks at Storage: drops batches that were undone, appends what was committed since, joins who signed in. Does nothing when the version is the same.
    /// </summary>
    /// <exception cref="StorageException">Storage cannot be read; the snapshot stays as it was.</exception>
    public async Task RefreshAsync(CancellationToken cancellationToken = default)
    {
        if (reader is null)
        {
            return;
        }

        await _writing.WaitAsync(cancellationToken);
        EventSnapshot snapshot;
        try
        {
            snapshot = await Task.Run(() => Refresh(cancellationToken), cancellationToken);
            IsLoaded = true;
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

        Changed?.Invoke(snapshot.Version);
    }

    /// <summary>Puts a snapshot in place that was made by hand.</summary>
    /// <exception cref="InvalidOperationException">This store is filled from Storage.</exception>
    public void Set(EventSnapshot snapshot)
    {
        if (reader is not null)
        {
            throw new InvalidOperationException("This store is filled from Storage.");
        }

        _current = snapshot;
        IsLoaded = true;
        Changed?.Invoke(snapshot.Version);
    }

    /// <inheritdoc />
    public void Dispose() => _writing.Dispose();

    private EventSnapshot Refresh(CancellationToken cancellationToken)
    {
        // What is committed while Storage is read is taken up by reading again; where events never stop coming, the next refresh goes on.
        var current = _current;
        for (var reading = 0; reading < MostReadings; reading++)
        {
            var next = Read(current, cancellationToken);
            if (ReferenceEquals(next, current))
            {
                break;
            }

            current = next;
        }

        return current;
    }

    private EventSnapshot Read(EventSnapshot current, CancellationToken cancellationToken)
    {
        var state = reader!.ReadState();
        if (!_isBroken && state.DatabaseId == current.DatabaseId && state.EventVersion == current.Version && state.EventStamp == current.Stamp)
        {
            return current;
        }

        var batches = reader.ReadBatches();
        var isOther = _isBroken || state.DatabaseId != current.DatabaseId || state.EventVersion <= current.Version
            || batches.Any(b => current.Batches.TryGetValue(b.Id, out var known) && (known.CommittedAtUnixMs != b.CommittedAtUnixMs || known.LastEventId > b.LastEventId));

        // An exception half-way leaves the writer with a part of what is there: the next reading starts from nothing.
        _isBroken = true;
        if (isOther)
        {
            _writer = new EventWriter();
        }

        var dropped = _writer.Batches.Keys.ToHashSet();
        dropped.ExceptWith(batches.Select(static b => b.Id));
        var readsAll = dropped.Count > 0;
        if (readsAll)
        {
            _writer.Drop(dropped);
            _writer.ClearActors();
        }

        var slots = readsAll || isOther ? 1 : _writer.ActorSlots;
        reader.ReadLabels(_writer.AddLabel, _writer.LastLabel, cancellationToken);
        foreach (var batch in batches)
        {
            Read(batch, readsAll, cancellationToken);
        }

        if (state.DataVersion != current.DataVersion)
        {
            _writer.ClearCustomers();
            slots = 1;
        }

        reader.ReadCustomers(_writer.SetCustomer, slots - 1, cancellationToken);
        var snapshot = _writer.Build(state.DatabaseId, state.EventVersion, state.EventStamp, state.DataVersion);
        _isBroken = false;
        return snapshot;
    }

    private void Read(EventBatch batch, bool readsActors, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var known = _writer.Batches.GetValueOrDefault(batch.Id);
        if (known is null || readsActors)
        {
            reader!.ReadVisitorFacts(batch.Id, fact => _writer.Add(fact), cancellationToken);
        }

        if (known is not null && known.LastEventId == batch.LastEventId && !readsActors)
        {
            return;
        }

        var first = known is null ? batch.FirstEventId : known.LastEventId + 1;
        reader!.ReadAliases(
            batch.Id,
            alias => _writer.AddAlias(alias.VisitorId, alias.CustomerId, alias.AtUnixMs is { } at ? Math.DivRem(at, 1000).Quotient : null),
            readsActors ? 0 : first - 1,
            cancellationToken);
        if (first <= batch.LastEventId)
        {
            reader.ReadEvents(batch.Id, first, batch.LastEventId, stored => _writer.Add(batch.Id, stored), cancellationToken);
        }

        _writer.AddBatch(batch);
        _writer.EndBatch();
    }
}
