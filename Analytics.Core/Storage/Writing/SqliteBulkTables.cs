using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;

namespace Analytics.Core.Storage.Writing;

/// <summary>Prepared statements with reused parameters.</summary>
internal sealed class SqliteBulkTables(SqlSession session) : BulkTables(session)
{
    private const string LineSql =
        "INSERT INTO purchase_lines (id, batch_id, source_line, order_id, customer_id, product_id, category_id, channel_id, location_id, "
        + "at_unix_ms, quantity_units, amount_units, unit_price_units) "
        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)";

    private const string EventSql =
        "INSERT INTO tracked_events (id, batch_id, source_line, event_key, actor_id, session_id, type, name_id, at_unix_ms, page_id, referrer_id, device_id, "
        + "channel_id, properties_json, revenue_units, engagement, sentiment_units) "
        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16) ON CONFLICT (event_key) DO NOTHING";

    public override void Find(ExternalKind kind, IReadOnlyList<string> names, int[] keys)
    {
        var (table, column) = Place(kind);
        var select = Session.Prepare(IsLabel(kind)
            ? $"SELECT id FROM {table} WHERE kind = {(int)kind} AND name = @p0"
            : $"SELECT id FROM {table} WHERE {column} = @p0");
        for (var i = 0; i < names.Count; i++)
        {
            keys[i] = (int)(long)(select.Scalar(names[i]) ?? 0L);
        }
    }

    public override void Insert(ExternalKind kind, NameResolver names, int batchId)
    {
        if (names.NewIndexes.Count == 0)
        {
            return;
        }

        var (table, column) = Place(kind);
        var insert = Session.Prepare(IsLabel(kind)
            ? $"INSERT INTO {table} (id, name, batch_id, kind) VALUES (@p0, @p1, @p2, {(int)kind})"
            : $"INSERT INTO {table} (id, {column}, batch_id) VALUES (@p0, @p1, @p2)");
        foreach (var index in names.NewIndexes)
        {
            insert.Execute(names.KeyOf(index), names.NameOf(index), batchId);
        }
    }

    public override void InsertProducts(IReadOnlyList<NewProduct> products, int batchId)
    {
        if (products.Count == 0)
        {
            return;
        }

        var insert = Session.Prepare("INSERT INTO products (id, code, name, is_goods, batch_id) VALUES (@p0, @p1, @p2, @p3, @p4)");
        foreach (var product in products)
        {
            insert.Execute(product.Key, product.Code, product.Name, product.IsGoods, batchId);
        }
    }

    public override void InsertLines(List<PurchaseRow> rows, ResolvedLine[] keys, long firstId, int batchId)
    {
        var insert = Session.Prepare(LineSql);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var key = keys[i];
            insert.Execute(
                firstId + i, batchId, row.SourceLine, key.OrderId, Key(key.CustomerId), Key(key.ProductId), Key(key.CategoryId), Key(key.ChannelId),
                Key(key.LocationId), row.AtUnixMs, row.QuantityUnits, row.AmountUnits, row.UnitPriceUnits);
        }
    }

    public override int InsertEvents(List<EventRow> rows, ResolvedEvent[] keys, long firstId, int batchId)
    {
        var insert = Session.Prepare(EventSql);
        PreparedSql? giveWay = null;
        var left = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            if (TryInsert(insert, rows[i], keys[i], firstId + i, batchId))
            {
                continue;
            }

            giveWay ??= Session.Prepare("DELETE FROM tracked_events WHERE event_key = @p0 AND batch_id <> @p1 AND batch_id IN (SELECT id FROM import_batches WHERE status <> 1)");
            if (giveWay.Execute(rows[i].Key!.Value.ToByteArray(), batchId) == 0 || !TryInsert(insert, rows[i], keys[i], firstId + i, batchId))
            {
                left++;
            }
        }

        return left;
    }

    private bool TryInsert(PreparedSql insert, EventRow row, ResolvedEvent key, long id, int batchId) =>
        insert.Execute(
            id, batchId, row.SourceLine, row.Key?.ToByteArray(), key.ActorId, Key(key.SessionId), (int)row.Type, key.NameId, row.AtUnixMs, Key(key.PageId),
            Key(key.ReferrerId), Key(key.DeviceId), Key(key.ChannelId), Session.Seal(SealedColumns.EventProperties, row.PropertiesJson), row.RevenueUnits, (int)row.Engagement, row.SentimentUnits) == 1;

    private static int? Key(int key) => key == 0 ? null : key;
}
