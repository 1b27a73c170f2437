using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Writing;

/// <summary>
/// The next free keys, read at the start of a chunk's transaction and written at its end: bulk rows can then be sent
/// without asking the database for each key. <see cref="Purges"/> grows when an undo or abort removed rows, so that a
/// writer forgets the keys that it remembers.
/// </summary>
internal sealed class KeyCounters
{
    public const string LineKind = "line";
    public const string OrderKind = "order";
    public const string CustomerKind = "customer";
    public const string ProductKind = "product";
    public const string LabelKind = "label";
    public const string EventKind = "event";
    public const string ActorKind = "actor";
    public const string SessionKind = "session";
    public const string EventLabelKind = "event label";
    public const string PurgeKind = "purge";

    public static readonly string[] Kinds = [LineKind, OrderKind, CustomerKind, ProductKind, LabelKind, EventKind, ActorKind, SessionKind, EventLabelKind, PurgeKind];

    private Dictionary<string, long> _next = [];
    private Dictionary<string, long> _stored = [];

    public long Purges => _next[PurgeKind];

    public void Read(SqlSession session)
    {
        _stored = session
            .List(static row => (Kind: row.GetString(0), Next: row.GetInt64(1)), "SELECT kind, next FROM key_counters")
            .ToDictionary(static row => row.Kind, static row => row.Next, StringComparer.Ordinal);
        _next = new Dictionary<string, long>(_stored, StringComparer.Ordinal);
    }

    /// <summary>Reserves <paramref name="count"/> keys and returns the first.</summary>
    public long Take(string kind, int count)
    {
        var first = _next[kind];
        _next[kind] = first + count;
        return first;
    }

    /// <summary>A key for a table whose keys are <see cref="int"/>.</summary>
    public int TakeOne(string kind)
    {
        var key = Take(kind, 1);
        return key <= int.MaxValue
            ? (int)key
            : throw new StorageException(StorageProblem.Other, $"There are more than {int.MaxValue:N0} keys of kind '{kind}': this database can take no more.");
    }

    public void Write(SqlSession session)
    {
        foreach (var (kind, next) in _next)
        {
            if (next != _stored[kind])
            {
                session.Execute("UPDATE key_counters SET next = @p0 WHERE kind = @p1", next, kind);
            }
        }
    }
}
