using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Writing;

namespace Analytics.Core.Storage;

/// <summary>
/// Writes purchase lines as they come: each call is one transaction, and what it was given is on the disk when it returns. The lines of one source
/// and one day (UTC) are one committed batch that grows, so that a day can be undone like an import. A line is known by its key: sent again it is
/// left out, or takes the place of what it was. A singleton; safe for concurrent use.
/// </summary>
public sealed class PurchaseStreamStore
{
    // Lines of one order come close together; older names are looked up in Storage.
    private const int RememberedNames = 20_000;

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly Lock _writing = new();
    private readonly Dictionary<string, (int BatchId, DateOnly Day)> _batches = new(StringComparer.Ordinal);
    private ChunkWriter? _writer;

    internal PurchaseStreamStore(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Stores lines, and puts rows that cannot be counted aside with their reasons.</summary>
    /// <param name="source">Who sends them: the source's name, followed by the day, is the batch's.</param>
    /// <param name="rows">Lines, in the order in which they came.</param>
    /// <param name="rejected">Rows to be put aside.</param>
    /// <param name="cancellationToken">Gives up before it is begun.</param>
    /// <exception cref="StorageException">Nothing of it was stored.</exception>
    public Task<StreamAppend> AppendAsync(
        string source, IReadOnlyList<StreamRow> rows, IReadOnlyCollection<QuarantinedRow>? rejected = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(source);
        return _database.WriteAsync(session => Append(session, source, rows, rejected ?? []), cancellationToken);
    }

    private StreamAppend Append(SqlSession session, string source, IReadOnlyList<StreamRow> rows, IReadOnlyCollection<QuarantinedRow> rejected)
    {
        lock (_writing)
        {
            try
            {
                var batch = OpenBatch(session, source);
                var plan = StreamPlan.Of(session, rows);
                _writer ??= new ChunkWriter(_database, batch, RememberedNames);
                _writer.MoveTo(batch);
                var version = session.Number("SELECT version FROM data_state WHERE id = 1");
                if (plan.ChangesAnything)
                {
                    var written = _writer.WriteStreamed(session, plan.Fresh.ConvertAll(static row => row.Line), plan.Corrected.ConvertAll(static change => (change.Id, change.Row.Line)));
                    version = BatchSql.RaiseStreamVersion(session, written.HasNewCustomers);
                    plan.Record(session, written.FirstId, batch, version);
                    Record(session, batch, written.FirstId, plan.Fresh);
                }

                if (rejected.Count > 0)
                {
                    BatchSql.AddQuarantined(session, batch, rejected);
                }

                session.Execute(
                    "UPDATE import_batches SET rows = rows + @p1, rows_quarantined = rows_quarantined + @p2 WHERE id = @p0", batch, rows.Count + rejected.Count, rejected.Count);
                return new StreamAppend(plan.Outcomes, version, batch);
            }
            catch
            {
                // The transaction is rolled back, and with it keys and batches that are remembered here.
                _writer = null;
                _batches.Clear();
                throw;
            }
        }
    }

    private int OpenBatch(SqlSession session, string source)
    {
        var now = _time.GetUtcNow();
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        if (_batches.TryGetValue(source, out var open) && open.Day == day && session.Scalar("SELECT 1 FROM import_batches WHERE id = @p0 AND status = 1", open.BatchId) is not null)
        {
            return open.BatchId;
        }

        var name = ImportBatch.StreamName(source, day);
        var batch = (int)session.Number("SELECT MAX(id) FROM import_batches WHERE kind = @p0 AND status = 1 AND source_name = @p1", (int)BatchKind.Stream, name);
        if (batch == 0)
        {
            session.Execute(
                "INSERT INTO import_batches (kind, status, source_name, created_by, created_at, committed_at, rows, rows_committed, rows_quarantined, needs_cleanup) "
                + "VALUES (@p0, 1, @p1, 'stream', @p2, @p2, 0, 0, 0, @p3)",
                (int)BatchKind.Stream,
                name,
                now.ToUnixTimeMilliseconds(),
                false);
            batch = (int)session.Number("SELECT MAX(id) FROM import_batches");
        }

        _batches[source] = (batch, day);
        return batch;
    }

    private static void Record(SqlSession session, int batch, long firstId, List<StreamRow> fresh)
    {
        if (fresh.Count == 0)
        {
            return;
        }

        session.Execute(
            "UPDATE import_batches SET first_line_id = COALESCE(first_line_id, @p1), last_line_id = @p2, rows_committed = rows_committed + @p3, "
            + "first_at_unix_ms = CASE WHEN first_at_unix_ms < @p4 THEN first_at_unix_ms ELSE @p4 END, "
            + "last_at_unix_ms = CASE WHEN last_at_unix_ms > @p5 THEN last_at_unix_ms ELSE @p5 END WHERE id = @p0",
            batch,
            firstId,
            firstId + fresh.Count - 1,
            fresh.Count,
            fresh.Min(static row => row.Line.AtUnixMs),
            fresh.Max(static row => row.Line.AtUnixMs));
    }
}
