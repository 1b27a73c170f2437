using Analytics.Core.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace Analytics.Core.Storage.Writing;

/// <summary>Prepared statements with reused parameters.</summary>
internal sealed class SqliteBulkTables(SqlSession session) : BulkTables(session)
{
    private const string LineSql =
        "INSERT INTO purchase_lines (id, batch_id, source_line, order_id, customer_id, product_id, category_id, channel_id, location_id, "
        + "at_unix_ms, quantity_units, amount_units, unit_price_units) "
        + "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)";

    public override void Find(ExternalKind kind, IReadOnlyList<string> names, int[] keys)
    {
        var (table, column) = Place(kind);
        var select = Session.Prepare(IsLabel(kind)
            ? $"SELECT id FROM labels WHERE kind = {(int)kind} AND name = @p0"
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
            ? $"INSERT INTO labels (id, name, batch_id, kind) VALUES (@p0, @p1, @p2, {(int)kind})"
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
        using var command = ((SqliteConnection)Session.Connection).CreateCommand();
        command.Transaction = (SqliteTransaction?)Session.Transaction;
        command.CommandText = LineSql;
        var p = new SqliteParameter[13];
        for (var i = 0; i < p.Length; i++)
        {
            p[i] = command.Parameters.Add(PreparedSql.Name(i), SqliteType.Integer);
        }

        p[1].Value = batchId;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            ref var key = ref keys[i];
            p[0].Value = firstId + i;
            p[2].Value = row.SourceLine;
            p[3].Value = key.OrderId;
            p[4].Value = Key(key.CustomerId);
            p[5].Value = Key(key.ProductId);
            p[6].Value = Key(key.CategoryId);
            p[7].Value = Key(key.ChannelId);
            p[8].Value = Key(key.LocationId);
            p[9].Value = row.AtUnixMs;
            p[10].Value = row.QuantityUnits;
            p[11].Value = row.AmountUnits;
            p[12].Value = row.UnitPriceUnits is { } price ? price : DBNull.Value;
            command.ExecuteNonQuery();
        }
    }

    private static object Key(int key) => key == 0 ? DBNull.Value : key;
}
