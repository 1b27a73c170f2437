using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Writing;

/// <summary>The bulk statements of one chunk, by the database's fastest way.</summary>
internal abstract class BulkTables(SqlSession session)
{
    protected SqlSession Session => session;

    public static BulkTables For(DatabaseProvider provider, SqlSession session) =>
        provider == DatabaseProvider.Sqlite ? new SqliteBulkTables(session) : new PostgresBulkTables(session);

    /// <summary>Writes the key of each name that is stored into <paramref name="keys"/>; leaves the others 0.</summary>
    public abstract void Find(ExternalKind kind, IReadOnlyList<string> names, int[] keys);

    /// <summary>Adds orders, customers or labels that <paramref name="names"/> says are new.</summary>
    public abstract void Insert(ExternalKind kind, NameResolver names, int batchId);

    /// <summary>Adds products.</summary>
    public abstract void InsertProducts(IReadOnlyList<NewProduct> products, int batchId);

    /// <summary>Adds lines with keys from <paramref name="firstId"/> on.</summary>
    public abstract void InsertLines(List<PurchaseRow> rows, ResolvedLine[] keys, long firstId, int batchId);

    /// <summary>
    /// Adds events with keys from <paramref name="firstId"/> on; one whose <see cref="EventRow.Key"/> a committed batch or this one has already is
    /// left out. What a batch that does not count (any more, or yet) has of it gives way.
    /// </summary>
    /// <returns>How many were left out.</returns>
    public abstract int InsertEvents(List<EventRow> rows, ResolvedEvent[] keys, long firstId, int batchId);

    protected static (string Table, string Column) Place(ExternalKind kind) => kind switch
    {
        ExternalKind.Order => ("orders", "external_id"),
        ExternalKind.Customer => ("customers", "external_id"),
        ExternalKind.Product => ("products", "code"),
        ExternalKind.Actor => ("event_actors", "external_id"),
        ExternalKind.Session => ("event_sessions", "external_id"),
        >= ExternalKind.EventName => ("event_labels", "name"),
        _ => ("labels", "name"),
    };

    protected static bool IsLabel(ExternalKind kind) => kind is <= ExternalKind.Location or >= ExternalKind.EventName;
}
