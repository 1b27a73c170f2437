using Analytics.Core.Storage.Connections;
using Analytics.Core.Storage.Protection;
using Npgsql;
using NpgsqlTypes;

namespace Analytics.Core.Storage.Writing;

/// <summary>COPY in its binary form, and lookups of many ids in one question.</summary>
internal sealed class PostgresBulkTables(SqlSession session) : BulkTables(session)
{
    private NpgsqlConnection Connection => (NpgsqlConnection)Session.Connection;

    public override void Find(ExternalKind kind, IReadOnlyList<string> names, int[] keys)
    {
        var (table, column) = Place(kind);
        var sql = IsLabel(kind)
            ? $"SELECT name, id FROM {table} WHERE kind = {(int)kind} AND name = ANY(@p0)"
            : $"SELECT {column}, id FROM {table} WHERE {column} = ANY(@p0)";
        var found = Session
            .List(static row => (Name: row.GetString(0), Id: row.GetInt32(1)), sql, (object)names.ToArray())
            .ToDictionary(static row => row.Name, static row => row.Id, StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            keys[i] = found.GetValueOrDefault(names[i]);
        }
    }

    public override void Insert(ExternalKind kind, NameResolver names, int batchId)
    {
        if (names.NewIndexes.Count == 0)
        {
            return;
        }

        var (table, column) = Place(kind);
        using var copy = Connection.BeginBinaryImport(IsLabel(kind)
            ? $"COPY {table} (id, name, batch_id, kind) FROM STDIN (FORMAT BINARY)"
            : $"COPY {table} (id, {column}, batch_id) FROM STDIN (FORMAT BINARY)");
        foreach (var index in names.NewIndexes)
        {
            copy.StartRow();
            copy.Write(names.KeyOf(index), NpgsqlDbType.Integer);
            copy.Write(names.NameOf(index), NpgsqlDbType.Text);
            copy.Write(batchId, NpgsqlDbType.Integer);
            if (IsLabel(kind))
            {
                copy.Write((int)kind, NpgsqlDbType.Integer);
            }
        }

        copy.Complete();
    }

    public override void InsertProducts(IReadOnlyList<NewProduct> products, int batchId)
    {
        if (products.Count == 0)
        {
            return;
        }

        using var copy = Connection.BeginBinaryImport("COPY products (id, code, name, is_goods, batch_id) FROM STDIN (FORMAT BINARY)");
        foreach (var product in products)
        {
            copy.StartRow();
            copy.Write(product.Key, NpgsqlDbType.Integer);
            copy.Write(product.Code, NpgsqlDbType.Text);
            if (product.Name is null)
            {
                copy.WriteNull();
            }
            else
            {
                copy.Write(product.Name, NpgsqlDbType.Text);
            }

            copy.Write(product.IsGoods, NpgsqlDbType.Boolean);
            copy.Write(batchId, NpgsqlDbType.Integer);
        }

        copy.Complete();
    }

    public override void InsertLines(List<PurchaseRow> rows, ResolvedLine[] keys, long firstId, int batchId)
    {
        using var copy = Connection.BeginBinaryImport(
            "COPY purchase_lines (id, batch_id, source_line, order_id, customer_id, product_id, category_id, channel_id, location_id, "
            + "at_unix_ms, quantity_units, amount_units, unit_price_units) FROM STDIN (FORMAT BINARY)");
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            copy.StartRow();
            copy.Write(firstId + i, NpgsqlDbType.Bigint);
            copy.Write(batchId, NpgsqlDbType.Integer);
            copy.Write(row.SourceLine, NpgsqlDbType.Bigint);
            copy.Write(keys[i].OrderId, NpgsqlDbType.Integer);
            Key(copy, keys[i].CustomerId);
            Key(copy, keys[i].ProductId);
            Key(copy, keys[i].CategoryId);
            Key(copy, keys[i].ChannelId);
            Key(copy, keys[i].LocationId);
            copy.Write(row.AtUnixMs, NpgsqlDbType.Bigint);
            copy.Write(row.QuantityUnits, NpgsqlDbType.Bigint);
            copy.Write(row.AmountUnits, NpgsqlDbType.Bigint);
            if (row.UnitPriceUnits is { } price)
            {
                copy.Write(price, NpgsqlDbType.Bigint);
            }
            else
            {
                copy.WriteNull();
            }
        }

        copy.Complete();
    }

    public override int InsertEvents(List<EventRow> rows, ResolvedEvent[] keys, long firstId, int batchId)
    {
        const string Columns =
            "id, batch_id, source_line, event_key, actor_id, session_id, type, name_id, at_unix_ms, page_id, referrer_id, device_id, channel_id, "
            + "properties_json, revenue_units, engagement, sentiment_units";
        Session.Execute("CREATE TEMPORARY TABLE staged_events (LIKE tracked_events) ON COMMIT DROP");
        Session.KnowKey(); // while a COPY is under way, nothing else can be asked
        using (var copy = Connection.BeginBinaryImport($"COPY staged_events ({Columns}) FROM STDIN (FORMAT BINARY)"))
        {
            for (var i = 0; i < rows.Count; i++)
            {
                var row = rows[i];
                copy.StartRow();
                copy.Write(firstId + i, NpgsqlDbType.Bigint);
                copy.Write(batchId, NpgsqlDbType.Integer);
                copy.Write(row.SourceLine, NpgsqlDbType.Bigint);
                Value(copy, row.Key?.ToByteArray(), NpgsqlDbType.Bytea);
                copy.Write(keys[i].ActorId, NpgsqlDbType.Integer);
                Key(copy, keys[i].SessionId);
                copy.Write((int)row.Type, NpgsqlDbType.Integer);
                copy.Write(keys[i].NameId, NpgsqlDbType.Integer);
                Value(copy, row.AtUnixMs, NpgsqlDbType.Bigint);
                Key(copy, keys[i].PageId);
                Key(copy, keys[i].ReferrerId);
                Key(copy, keys[i].DeviceId);
                Key(copy, keys[i].ChannelId);
                Value(copy, Session.Seal(SealedColumns.EventProperties, row.PropertiesJson), NpgsqlDbType.Text);
                Value(copy, row.RevenueUnits, NpgsqlDbType.Bigint);
                copy.Write((int)row.Engagement, NpgsqlDbType.Integer);
                Value(copy, row.SentimentUnits, NpgsqlDbType.Integer);
            }

            copy.Complete();
        }

        Session.Execute(
            "DELETE FROM tracked_events AS t USING staged_events AS s WHERE t.event_key = s.event_key AND t.batch_id <> @p0 "
            + "AND t.batch_id IN (SELECT id FROM import_batches WHERE status <> 1)",
            batchId);
        var written = Session.Execute($"INSERT INTO tracked_events ({Columns}) SELECT {Columns} FROM staged_events ORDER BY id ON CONFLICT (event_key) DO NOTHING");
        Session.Execute("DROP TABLE staged_events");
        return rows.Count - written;
    }

    private static void Value(NpgsqlBinaryImporter copy, object? value, NpgsqlDbType type)
    {
        if (value is null)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(value, type);
        }
    }

    private static void Key(NpgsqlBinaryImporter copy, int key)
    {
        if (key == 0)
        {
            copy.WriteNull();
        }
        else
        {
            copy.Write(key, NpgsqlDbType.Integer);
        }
    }
}
