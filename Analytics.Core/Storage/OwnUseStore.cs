using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage;

/// <summary>
/// Writes this application's own use as events, in batches of their own: they stand in the export of events, and nothing that is asked about customers
/// reads them, nor is anything computed anew because of them. A singleton; safe for concurrent use.
/// </summary>
public sealed class OwnUseStore
{
    /// <summary>What the source of such a batch is called, followed by the day.</summary>
    public const string SourcePrefix = "Own use ";

    private readonly EventStreamStore _stream;

    internal OwnUseStore(Database database, TimeProvider time) => _stream = new EventStreamStore(database, time, BatchKind.OwnUse, SourcePrefix);

    /// <summary>Stores them; all are of the type <see cref="TrackedEventType.OwnUse"/>.</summary>
    /// <exception cref="ArgumentException">One is of another type.</exception>
    /// <exception cref="StorageException">Nothing of it was stored.</exception>
    public Task AppendAsync(List<EventRow> rows, CancellationToken cancellationToken = default) =>
        rows.TrueForAll(static row => row.Type == TrackedEventType.OwnUse)
            ? _stream.AppendAsync(rows, cancellationToken)
            : throw new ArgumentException("Only this application's own use belongs here.", nameof(rows));
}
