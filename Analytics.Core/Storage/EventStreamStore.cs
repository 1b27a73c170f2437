using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Writing;

namespace Analytics.Core.Storage;

/// <summary>
/// Writes events as they come: each call is one transaction, and what it was given is on the disk when it returns. The events of one day (UTC) that
/// one process takes in are one committed batch that grows, so that a day can be undone like an import. A singleton; safe for concurrent use.
/// </summary>
public sealed class EventStreamStore
{
    /// <summary>What the source of such a batch is called, followed by the day.</summary>
    public const string SourcePrefix = "Event stream ";

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly BatchKind _kind;
    private readonly string _prefix;
    private readonly Lock _writing = new();
    private readonly KeyCounters _counters = new();
    private EventTables? _tables;
    private DateOnly _day;
    private long _purges = -1;

    internal EventStreamStore(Database database, TimeProvider time, BatchKind kind = BatchKind.Events, string prefix = SourcePrefix)
    {
        _database = database;
        _time = time;
        _kind = kind;
        _prefix = prefix;
    }

    /// <summary>Stores events; one whose key is there already is left out.</summary>
    /// <returns>How many were left out for that reason.</returns>
    /// <exception cref="StorageException">Nothing of it was stored.</exception>
    public Task<int> AppendAsync(List<EventRow> rows, CancellationToken cancellationToken = default) =>
        rows.Count == 0 ? Task.FromResult(0) : _database.WriteAsync(session => Append(session, rows), cancellationToken);

    private int Append(SqlSession session, List<EventRow> rows)
    {
        lock (_writing)
        {
            try
            {
                _counters.Read(session);
                if (_counters.Purges != _purges)
                {
                    _tables?.Forget();
                    _purges = _counters.Purges;
                }

                var tables = OpenBatch(session);
                var first = _counters.Take(KeyCounters.EventKind, 0);
                var repeated = tables.Write(session, BulkTables.For(_database.Provider, session), _counters, rows, []);
                Record(session, tables, (first, first + rows.Count - 1), (rows.Count, rows.Count - repeated));
                _counters.Write(session);
                if (_kind == BatchKind.Events)
                {
                    BatchSql.RaiseEventVersion(session);
                }

                return repeated;
            }
            catch
            {
                // The transaction is rolled back, and with it keys and the batch that are remembered here.
                _tables = null;
                _purges = -1;
                throw;
            }
        }
    }

    private EventTables OpenBatch(SqlSession session)
    {
        var now = _time.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (_tables is not null && _day == day && session.Scalar("SELECT 1 FROM import_batches WHERE id = @p0 AND status = 1", _tables.BatchId) is not null)
        {
            return _tables;
        }

        session.Execute(
            "INSERT INTO import_batches (kind, status, source_name, created_by, created_at, committed_at, rows, rows_committed, rows_quarantined, needs_cleanup) "
            + "VALUES (@p0, 1, @p1, 'stream', @p2, @p2, 0, 0, 0, @p3)",
            (int)_kind,
            _prefix + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            now.ToUnixTimeMilliseconds(),
            false);
        var batch = (int)session.Number("SELECT MAX(id) FROM import_batches");
        if (_tables is null)
        {
            _tables = new EventTables(batch);
        }
        else
        {
            _tables.MoveTo(batch);
        }

        _day = day;
        return _tables;
    }

    private static void Record(SqlSession session, EventTables tables, (long First, long Last) events, (int Given, int Written) rows) => session.Execute(
        "UPDATE import_batches SET first_event_id = COALESCE(first_event_id, @p1), last_event_id = @p2, rows = rows + @p3, rows_committed = rows_committed + @p4, "
        + "first_at_unix_ms = CASE WHEN first_at_unix_ms < @p5 THEN first_at_unix_ms ELSE COALESCE(@p5, first_at_unix_ms) END, "
        + "last_at_unix_ms = CASE WHEN last_at_unix_ms > @p6 THEN last_at_unix_ms ELSE COALESCE(@p6, last_at_unix_ms) END WHERE id = @p0",
        tables.BatchId,
        events.First,
        events.Last,
        rows.Given,
        rows.Written,
        tables.FirstAt,
        tables.LastAt);
}
