using System.Data.Common;
using System.Globalization;
using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Reading;

namespace Analytics.Core.Storage;

/// <summary>
/// Fast, forward-only reading of what is committed, for Facts, and of single lines with their names. The methods block:
/// call them off the thread of a request. A singleton; safe for concurrent use. All throw <see cref="StorageException"/>.
/// </summary>
public sealed class LineReader
{
    /// <summary>Lines handed over at once.</summary>
    public const int BlockLines = 16_384;

    private const int IdsInOneQuestion = 1_000;

    private readonly Database _database;

    internal LineReader(Database database)
    {
        _database = database;
    }

    /// <summary>The committed batches, in the order of their keys.</summary>
    public IReadOnlyList<CommittedBatch> ReadBatches() => _database.Read(static session => session.List(
        static row => new CommittedBatch(row.GetInt32(0), row.GetString(1), row.IsDBNull(2) ? 0 : row.GetInt64(2), (BatchKind)row.GetInt32(3), row.IsDBNull(4) ? 0 : row.GetInt64(4), row.GetInt64(5)),
        "SELECT id, source_name, last_line_id - first_line_id + 1, kind, committed_at, COALESCE(last_line_id, 0) FROM import_batches WHERE status = 1 ORDER BY id"));

    /// <summary>
    /// Hands over all lines of a committed batch in the order of their keys; none when it is not committed. One question
    /// sees one state of the database, whatever is written meanwhile.
    /// </summary>
    /// <returns>How many lines there were.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, between two blocks.</exception>
    public long ReadBatch(int batchId, LineBlockHandler handler, CancellationToken cancellationToken = default) => _database.Read(session =>
    {
        var range = session.List(
            static row => (First: row.GetInt64(0), Last: row.GetInt64(1)),
            "SELECT first_line_id, last_line_id FROM import_batches WHERE id = @p0 AND status = 1 AND first_line_id IS NOT NULL",
            batchId);
        return range.Count == 0 ? 0L : LineScan.Read(session, batchId, range[0].First, range[0].Last, handler, cancellationToken);
    });

    /// <summary>The same of those lines alone whose keys lie above <paramref name="afterId"/> and not above <paramref name="lastId"/>: what a stream has added.</summary>
    public long ReadBatch(int batchId, long afterId, long lastId, LineBlockHandler handler, CancellationToken cancellationToken = default) => _database.Read(session =>
        session.Scalar("SELECT 1 FROM import_batches WHERE id = @p0 AND status = 1", batchId) is null
            ? 0L
            : LineScan.Read(session, batchId, afterId + 1, lastId, handler, cancellationToken));

    /// <summary>Hands over the streamed lines that were given other content after a data version, as they are now, batch by batch.</summary>
    public void ReadCorrected(long afterVersion, Action<int, LineRecord> handler, CancellationToken cancellationToken = default) => _database.Read(session =>
    {
        foreach (var (id, batch) in session.List(
            static row => (row.GetInt64(0), row.GetInt32(1)),
            "SELECT s.id, s.batch_id FROM stream_lines AS s JOIN import_batches AS b ON b.id = s.batch_id WHERE b.status = 1 AND s.corrected_version > @p0 ORDER BY s.id",
            afterVersion))
        {
            LineScan.Read(session, batch, id, id, lines => handler(batch, lines[0]), cancellationToken);
        }

        return true;
    });

    /// <summary>Hands over each customer above <paramref name="afterId"/> that a committed batch brought; one object for each, in the order of their keys.</summary>
    public void ReadCustomers(Action<Customer> handler, int afterId = 0, CancellationToken cancellationToken = default) => Each(
        $"SELECT {Rows.CustomerColumns} FROM customers AS c WHERE c.batch_id IN (SELECT id FROM import_batches WHERE status = 1) AND c.id > @p0 ORDER BY c.id",
        row => handler(Rows.Customer(row, _database.Cipher)),
        cancellationToken,
        afterId);

    /// <summary>Up to <paramref name="take"/> customers above <paramref name="afterId"/> that committed batches brought, in the order of their keys.</summary>
    public IReadOnlyList<Customer> ReadCustomerPage(int afterId, int take) => _database.Read(session => session.List(
        row => Rows.Customer(row, session.Cipher),
        $"SELECT {Rows.CustomerColumns} FROM customers AS c WHERE c.batch_id IN (SELECT id FROM import_batches WHERE status = 1) AND c.id > @p0 ORDER BY c.id LIMIT @p1",
        afterId,
        take));

    /// <summary>Hands over each product above <paramref name="afterId"/> that a committed batch brought, in the order of their keys.</summary>
    public void ReadProducts(Action<Product> handler, int afterId = 0, CancellationToken cancellationToken = default) => Each(
        "SELECT p.id, p.code, p.name, p.category_id, p.is_goods, p.batch_id FROM products AS p "
        + "WHERE p.batch_id IN (SELECT id FROM import_batches WHERE status = 1) AND p.id > @p0 ORDER BY p.id",
        row => handler(Rows.Product(row)),
        cancellationToken,
        afterId);

    /// <summary>Hands over each category, channel and location that a committed batch brought, in the order of their keys.</summary>
    public void ReadLabels(Action<Label> handler, CancellationToken cancellationToken = default) => Each(
        "SELECT l.id, l.kind, l.name FROM labels AS l WHERE l.batch_id IN (SELECT id FROM import_batches WHERE status = 1) ORDER BY l.id",
        row => handler(new Label { Id = row.GetInt32(0), Kind = (LabelKind)row.GetInt32(1), Name = row.GetString(2) }),
        cancellationToken);

    /// <summary>
    /// Lines by their keys, in the order asked for, with the names that count now. Keys that are not there, or whose
    /// batch is not committed, are left out.
    /// </summary>
    public IReadOnlyList<StoredLine> ReadByIds(IReadOnlyList<long> ids, CancellationToken cancellationToken = default) => _database.Read(session =>
    {
        var found = new Dictionary<long, StoredLine>(ids.Count);
        foreach (var part in ids.Chunk(IdsInOneQuestion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var list = new StringBuilder();
            list.AppendJoin(',', part.Select(static id => id.ToString(CultureInfo.InvariantCulture)));
            foreach (var line in session.List(Rows.Line, $"{Rows.LineSql} WHERE b.status = 1 AND l.id IN ({list})"))
            {
                found[line.Id] = line;
            }
        }

        return (IReadOnlyList<StoredLine>)[.. ids.Where(found.ContainsKey).Select(id => found[id])];
    });

    private void Each(string sql, Action<DbDataReader> handler, CancellationToken cancellationToken, params object[] parameters) => _database.Read(session =>
    {
        var statement = session.Prepare(sql);
        using var reader = statement.Query(parameters);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            handler(reader);
        }

        return true;
    });
}
