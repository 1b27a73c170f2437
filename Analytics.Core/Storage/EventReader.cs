using System.Data.Common;
using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage;

/// <summary>
/// Reading of committed events, forward only, for Facts, lists and exports. The methods block: call them off the thread of a request.
/// A singleton; safe for concurrent use. All throw <see cref="StorageException"/>.
/// </summary>
public sealed class EventReader
{
    private const int IdsInOneQuestion = 1_000;

    private const string StoredSql =
        "SELECT e.id, e.batch_id, b.source_name, e.source_line, e.event_key, a.external_id, s.external_id, e.type, n.name, e.at_unix_ms, p.name, r.name, d.name, "
        + "c.name, e.properties_json, e.revenue_units, e.engagement, e.sentiment_units FROM tracked_events AS e JOIN import_batches AS b ON b.id = e.batch_id "
        + "JOIN event_actors AS a ON a.id = e.actor_id JOIN event_labels AS n ON n.id = e.name_id LEFT JOIN event_sessions AS s ON s.id = e.session_id "
        + "LEFT JOIN event_labels AS p ON p.id = e.page_id LEFT JOIN event_labels AS r ON r.id = e.referrer_id LEFT JOIN event_labels AS d ON d.id = e.device_id "
        + "LEFT JOIN event_labels AS c ON c.id = e.channel_id WHERE b.status = 1 ";

    private readonly Database _database;

    internal EventReader(Database database)
    {
        _database = database;
    }

    /// <summary>Which events there are now: one row by its key, cheap enough to ask several times a second.</summary>
    public EventState ReadState() => _database.Read(static session => session.List(
        static row => new EventState(Guid.Parse(row.GetString(0)), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
        "SELECT database_id, version, event_version, event_stamp FROM data_state WHERE id = 1"))
        .SingleOrDefault() ?? throw new StorageException(StorageProblem.Other, "The database was not set up; start the program once with it.");

    /// <summary>The committed batches that hold events or visitors, in the order of their commits.</summary>
    public IReadOnlyList<EventBatch> ReadBatches() => _database.Read(static session => session.List(
        static row => new EventBatch(row.GetInt32(0), row.GetString(1), (BatchKind)row.GetInt32(2), row.IsDBNull(3) ? 0 : row.GetInt64(3), row.GetInt64(4), row.GetInt64(5)),
        "SELECT id, source_name, kind, committed_at, first_event_id, last_event_id FROM import_batches "
        + "WHERE status = 1 AND first_event_id IS NOT NULL AND (last_event_id >= first_event_id OR kind = 7) AND kind <> 13 ORDER BY committed_at, id"));

    /// <summary>Hands over the events of a committed batch with keys from <paramref name="first"/> to <paramref name="last"/>, in their order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void ReadEvents(int batchId, long first, long last, Action<EventRecord> handler, CancellationToken cancellationToken = default) => Each(
        "SELECT id, at_unix_ms, actor_id, COALESCE(session_id, 0), type, name_id, COALESCE(page_id, 0), COALESCE(referrer_id, 0), COALESCE(device_id, 0), "
        + "COALESCE(channel_id, 0), properties_json, revenue_units, engagement, sentiment_units FROM tracked_events "
        + "WHERE id BETWEEN @p1 AND @p2 AND batch_id = @p0 ORDER BY id",
        row => handler(new EventRecord(
            row.GetInt64(0), Long(row, 1), row.GetInt32(2), row.GetInt32(3), (TrackedEventType)row.GetInt32(4), row.GetInt32(5), row.GetInt32(6), row.GetInt32(7),
            row.GetInt32(8), row.GetInt32(9), _database.Cipher.Open(SealedColumns.EventProperties, Text(row, 10)), Long(row, 11), (EngagementLevel)row.GetInt32(12), row.IsDBNull(13) ? null : row.GetInt32(13))),
        cancellationToken,
        batchId,
        first,
        last);

    /// <summary>Hands over names with keys above <paramref name="afterId"/>, in the order of their keys, those that are in use by nothing committed among them.</summary>
    public void ReadLabels(Action<int, EventLabelKind, string> handler, int afterId = 0, CancellationToken cancellationToken = default) => Each(
        "SELECT id, kind, name FROM event_labels WHERE id > @p0 ORDER BY id",
        row => handler(row.GetInt32(0), (EventLabelKind)row.GetInt32(1), row.GetString(2)),
        cancellationToken,
        afterId);

    /// <summary>Hands over what a batch says about visitors, in the order of their keys.</summary>
    public void ReadVisitorFacts(int batchId, Action<VisitorFact> handler, CancellationToken cancellationToken = default) => Each(
        "SELECT actor_id, at_unix_ms, COALESCE(device_id, 0), gender, attributes_json FROM visitor_facts WHERE batch_id = @p0 ORDER BY actor_id",
        row => handler(new VisitorFact(
            row.GetInt32(0), Long(row, 1), row.GetInt32(2), _database.Cipher.Open(SealedColumns.VisitorGender, Text(row, 3)), _database.Cipher.Open(SealedColumns.VisitorAttributes, Text(row, 4)))),
        cancellationToken,
        batchId);

    /// <summary>Hands over which visitors a batch saw act as which customers, as far as events with keys above <paramref name="afterEventId"/> changed it.</summary>
    public void ReadAliases(int batchId, Action<VisitorAlias> handler, long afterEventId = 0, CancellationToken cancellationToken = default) => Each(
        "SELECT visitor_id, customer_id, at_unix_ms, event_id FROM visitor_aliases WHERE batch_id = @p0 AND event_id > @p1 ORDER BY event_id",
        row => handler(new VisitorAlias(row.GetInt32(0), row.GetInt32(1), Long(row, 2), row.GetInt64(3))),
        cancellationToken,
        batchId,
        afterEventId);

    /// <summary>Hands over the actors above <paramref name="afterActorId"/> whose id is a customer's, with that customer's key.</summary>
    public void ReadCustomers(Action<int, int> handler, int afterActorId = 0, CancellationToken cancellationToken = default) => Each(
        "SELECT a.id, c.id FROM event_actors AS a JOIN customers AS c ON c.external_id = a.external_id WHERE a.id > @p0 "
        + "AND c.batch_id IN (SELECT id FROM import_batches WHERE status = 1)",
        row => handler(row.GetInt32(0), row.GetInt32(1)),
        cancellationToken,
        afterActorId);

    /// <summary>The ids of actors by key, in the order asked for; null for one that is gone.</summary>
    public IReadOnlyList<string?> ReadActors(IReadOnlyList<int> keys, CancellationToken cancellationToken = default) => _database.Read(session =>
    {
        var found = new Dictionary<int, string>(keys.Count);
        foreach (var part in keys.Chunk(IdsInOneQuestion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var (id, name) in session.List(
                static row => (row.GetInt32(0), row.GetString(1)), $"SELECT id, external_id FROM event_actors WHERE id IN ({List(part)})"))
            {
                found[id] = name;
            }
        }

        return (IReadOnlyList<string?>)[.. keys.Select(key => found.GetValueOrDefault(key))];
    });

    /// <summary>The key of an actor by its id; null when no event or visitor has it.</summary>
    public int? FindActor(string externalId) => _database.Read(session =>
        session.Scalar("SELECT id FROM event_actors WHERE external_id = @p0", externalId) is { } id ? (int?)Convert.ToInt32(id, CultureInfo.InvariantCulture) : null);

    /// <summary>Events by their keys, in the order asked for, with their names; those that are gone are left out.</summary>
    public IReadOnlyList<StoredEvent> ReadByIds(IReadOnlyList<long> ids, CancellationToken cancellationToken = default) => _database.Read(session =>
    {
        var found = new Dictionary<long, StoredEvent>(ids.Count);
        foreach (var part in ids.Chunk(IdsInOneQuestion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var stored in session.List(Stored, $"{StoredSql}AND e.id IN ({List(part)})"))
            {
                found[stored.RowId] = stored;
            }
        }

        return (IReadOnlyList<StoredEvent>)[.. ids.Where(found.ContainsKey).Select(id => found[id])];
    });

    /// <summary>
    /// Up to <paramref name="take"/> committed events with keys above <paramref name="afterId"/>, in the order of their keys, from
    /// <paramref name="fromUnixMs"/> to before <paramref name="untilUnixMs"/>: page by page through all of them. Where an end is given, events without an
    /// instant are left out. They are the shop's, or with <paramref name="ownUse"/> this application's own use instead.
    /// </summary>
    public IReadOnlyList<StoredEvent> ReadPage(long afterId, int take, long? fromUnixMs = null, long? untilUnixMs = null, bool ownUse = false) => _database.Read(session =>
        session.List(
            Stored,
            $"{StoredSql}AND e.type {(ownUse ? "=" : "<>")} {(int)TrackedEventType.OwnUse} AND e.id > @p0{(fromUnixMs is null ? "" : " AND e.at_unix_ms >= @p2")}{(untilUnixMs is null ? "" : " AND e.at_unix_ms < @p3")} ORDER BY e.id LIMIT @p1",
            afterId,
            take,
            fromUnixMs ?? 0L,
            untilUnixMs ?? 0L));

    private StoredEvent Stored(DbDataReader row) => new(
        row.GetInt64(0), row.GetInt32(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : new Guid((byte[])row.GetValue(4)), row.GetString(5), Text(row, 6),
        (TrackedEventType)row.GetInt32(7), row.GetString(8), Long(row, 9), Text(row, 10), Text(row, 11), Text(row, 12), Text(row, 13), _database.Cipher.Open(SealedColumns.EventProperties, Text(row, 14)), Long(row, 15),
        (EngagementLevel)row.GetInt32(16), row.IsDBNull(17) ? null : row.GetInt32(17));

    private static string List<T>(IEnumerable<T> ids)
        where T : IFormattable => string.Join(',', ids.Select(static id => id.ToString(null, CultureInfo.InvariantCulture)));

    private static long? Long(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private void Each(string sql, Action<DbDataReader> handler, CancellationToken cancellationToken, params object[] parameters) => _database.Read(session =>
    {
        using var reader = session.Prepare(sql).Query(parameters);
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            handler(reader);
        }

        return true;
    });
}
