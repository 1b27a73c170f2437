using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Writing;

/// <summary>Writes events and visitors of one batch, inside a transaction of somebody else's, and remembers keys and totals between them.</summary>
internal sealed class EventTables
{
    private const int MostAliases = 1_000_000;

    private const string AliasSql =
        "INSERT INTO visitor_aliases (batch_id, visitor_id, customer_id, at_unix_ms, event_id) VALUES (@p0, @p1, @p2, @p3, @p4) "
        + "ON CONFLICT (batch_id, visitor_id, customer_id) DO UPDATE SET event_id = excluded.event_id, "
        + "at_unix_ms = CASE WHEN visitor_aliases.at_unix_ms IS NULL OR excluded.at_unix_ms < visitor_aliases.at_unix_ms THEN excluded.at_unix_ms "
        + "ELSE visitor_aliases.at_unix_ms END";

    private const string FactSql =
        "INSERT INTO visitor_facts (batch_id, actor_id, at_unix_ms, device_id, gender, attributes_json) VALUES (@p0, @p1, @p2, @p3, @p4, @p5) "
        + "ON CONFLICT (batch_id, actor_id) DO UPDATE SET at_unix_ms = COALESCE(excluded.at_unix_ms, visitor_facts.at_unix_ms), "
        + "device_id = COALESCE(excluded.device_id, visitor_facts.device_id), gender = COALESCE(excluded.gender, visitor_facts.gender), "
        + "attributes_json = COALESCE(excluded.attributes_json, visitor_facts.attributes_json)";

    private readonly NameResolver _actor = new(ExternalKind.Actor, new KeyMap(), KeyCounters.ActorKind);
    private readonly NameResolver _session = new(ExternalKind.Session, new KeyMap(), KeyCounters.SessionKind);
    private readonly NameResolver _name = Label(ExternalKind.EventName);
    private readonly NameResolver _page = Label(ExternalKind.Page);
    private readonly NameResolver _referrer = Label(ExternalKind.Referrer);
    private readonly NameResolver _device = Label(ExternalKind.Device);
    private readonly NameResolver _channel = Label(ExternalKind.EventChannel);
    private readonly (ExternalKind Kind, NameResolver Resolver)[] _all;
    private readonly Dictionary<(int Visitor, int Customer), long> _aliases = [];
    private ResolvedEvent[] _keys = [];

    public EventTables(int batchId)
    {
        BatchId = batchId;
        _all =
        [
            (ExternalKind.Actor, _actor), (ExternalKind.Session, _session), (ExternalKind.EventName, _name), (ExternalKind.Page, _page),
            (ExternalKind.Referrer, _referrer), (ExternalKind.Device, _device), (ExternalKind.EventChannel, _channel),
        ];
    }

    /// <summary>The batch that rows go to.</summary>
    public int BatchId { get; private set; }

    public long Events { get; private set; }

    public long Repeated { get; private set; }

    public long Visitors { get; private set; }

    public long NewActors => _actor.Made;

    public long? FirstAt { get; private set; }

    public long? LastAt { get; private set; }

    /// <summary>Goes on with another batch; keys are known still.</summary>
    public void MoveTo(int batchId)
    {
        BatchId = batchId;
        (FirstAt, LastAt) = (null, null);
        _aliases.Clear();
    }

    /// <summary>Forgets all keys: some of them may be gone.</summary>
    public void Forget()
    {
        _aliases.Clear();
        foreach (var (_, resolver) in _all)
        {
            resolver.Forget();
        }
    }

    /// <summary>Writes rows; after an exception <see cref="Forget"/> before the next.</summary>
    /// <returns>How many events were there already and were left out.</returns>
    public int Write(SqlSession session, BulkTables tables, KeyCounters counters, List<EventRow> events, List<VisitorRow> visitors)
    {
        if (events.Count == 0 && visitors.Count == 0)
        {
            return 0;
        }

        var facts = Resolve(visitors);
        Resolve(events);
        foreach (var (kind, resolver) in _all)
        {
            resolver.Settle(tables, counters);
            tables.Insert(kind, resolver, BatchId);
        }

        WriteFacts(session, visitors, facts);
        var repeated = WriteEvents(session, tables, counters, events);
        foreach (var (_, resolver) in _all)
        {
            resolver.EndChunk();
        }

        return repeated;
    }

    private static NameResolver Label(ExternalKind kind) => new(kind, new KeyMap(), KeyCounters.EventLabelKind);

    private (int Actor, int Device)[] Resolve(List<VisitorRow> rows)
    {
        var facts = new (int Actor, int Device)[rows.Count];
        for (var i = 0; i < facts.Length; i++)
        {
            facts[i] = (_actor.Resolve(rows[i].Id), _device.Resolve(rows[i].Device));
        }

        return facts;
    }

    private void Resolve(List<EventRow> rows)
    {
        if (_keys.Length < rows.Count)
        {
            _keys = new ResolvedEvent[rows.Count];
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var visitor = _actor.Resolve(row.VisitorId);
            _keys[i] = new ResolvedEvent
            {
                ActorId = string.IsNullOrEmpty(row.CustomerId) ? visitor : _actor.Resolve(row.CustomerId),
                VisitorId = visitor,
                SessionId = _session.Resolve(row.SessionId),
                NameId = _name.Resolve(row.Name),
                PageId = _page.Resolve(row.Page),
                ReferrerId = _referrer.Resolve(row.Referrer),
                DeviceId = _device.Resolve(row.Device),
                ChannelId = _channel.Resolve(row.Channel),
            };
        }
    }

    private void WriteFacts(SqlSession session, List<VisitorRow> rows, (int Actor, int Device)[] facts)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var insert = session.Prepare(FactSql);
        for (var i = 0; i < facts.Length; i++)
        {
            var device = _device.Final(facts[i].Device);
            insert.Execute(
                BatchId, _actor.Final(facts[i].Actor), rows[i].AtUnixMs, device == 0 ? null : device,
                session.Seal(SealedColumns.VisitorGender, string.IsNullOrEmpty(rows[i].Gender) ? null : rows[i].Gender),
                session.Seal(SealedColumns.VisitorAttributes, rows[i].AttributesJson));
        }

        Visitors += rows.Count;
    }

    private int WriteEvents(SqlSession session, BulkTables tables, KeyCounters counters, List<EventRow> rows)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var firstId = counters.Take(KeyCounters.EventKind, rows.Count);
        PreparedSql? alias = null;
        for (var i = 0; i < rows.Count; i++)
        {
            ref var key = ref _keys[i];
            key.ActorId = _actor.Final(key.ActorId);
            key.VisitorId = _actor.Final(key.VisitorId);
            key.SessionId = _session.Final(key.SessionId);
            key.NameId = _name.Final(key.NameId);
            key.PageId = _page.Final(key.PageId);
            key.ReferrerId = _referrer.Final(key.ReferrerId);
            key.DeviceId = _device.Final(key.DeviceId);
            key.ChannelId = _channel.Final(key.ChannelId);
            var at = rows[i].AtUnixMs;
            FirstAt = at is null || FirstAt < at ? FirstAt : at;
            LastAt = at is null || LastAt > at ? LastAt : at;
            if (!string.IsNullOrEmpty(rows[i].CustomerId) && IsNews(key.VisitorId == 0 ? key.ActorId : key.VisitorId, key.ActorId, at))
            {
                alias ??= session.Prepare(AliasSql);
                alias.Execute(BatchId, key.VisitorId == 0 ? key.ActorId : key.VisitorId, key.ActorId, at, firstId + i);
            }
        }

        var repeated = tables.InsertEvents(rows, _keys, firstId, BatchId);
        Events += rows.Count - repeated;
        Repeated += repeated;
        return repeated;
    }

    // A customer who is signed in says so with every event: only the first of them, by time, is news.
    private bool IsNews(int visitor, int customer, long? at)
    {
        var instant = at ?? long.MaxValue;
        if (_aliases.TryGetValue((visitor, customer), out var known) && known <= instant)
        {
            return false;
        }

        if (_aliases.Count >= MostAliases)
        {
            _aliases.Clear();
        }

        _aliases[(visitor, customer)] = instant;
        return true;
    }
}
