using System.Globalization;
using Analytics.Core.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace Analytics.Core.Storage.Reading;

/// <summary>Reads the lines of one batch in the order of their keys, in blocks.</summary>
internal static class LineScan
{
    private const string Columns =
        "id, at_unix_ms, quantity_units, amount_units, unit_price_units, order_id, customer_id, product_id, category_id, channel_id, location_id";

    private const string From = " FROM purchase_lines WHERE id BETWEEN {0} AND {1} AND batch_id = {2} ORDER BY id";

    public static long Read(SqlSession session, int batchId, long first, long last, LineBlockHandler handler, CancellationToken cancellationToken)
    {
        var sql = string.Format(CultureInfo.InvariantCulture, $"SELECT {Columns}{From}", "?1", "?2", "?3");
        using var native = session.Connection is SqliteConnection sqlite ? SqliteStatement.TryPrepare(sqlite, sql) : null;
        return native is null
            ? ReadAny(session, batchId, first, last, handler, cancellationToken)
            : ReadNative(native, batchId, first, last, handler, cancellationToken);
    }

    private static long ReadNative(
        SqliteStatement statement, int batchId, long first, long last, LineBlockHandler handler, CancellationToken cancellationToken)
    {
        statement.Bind(1, first);
        statement.Bind(2, last);
        statement.Bind(3, batchId);
        var block = new LineRecord[LineReader.BlockLines];
        var filled = 0;
        var total = 0L;
        while (statement.Read())
        {
            ref var line = ref block[filled];
            line.Id = statement.Number(0);
            line.AtUnixMs = statement.Number(1);
            line.QuantityUnits = statement.Number(2);
            line.AmountUnits = statement.Number(3);
            line.UnitPriceUnits = statement.Number(4);
            // Only a price of nothing needs a second look.
            line.HasUnitPrice = line.UnitPriceUnits != 0 || !statement.IsNull(4);
            line.OrderId = (int)statement.Number(5);
            line.CustomerId = (int)statement.Number(6);
            line.ProductId = (int)statement.Number(7);
            line.CategoryId = (int)statement.Number(8);
            line.ChannelId = (int)statement.Number(9);
            line.LocationId = (int)statement.Number(10);
            if (++filled == block.Length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                handler(block);
                total += filled;
                filled = 0;
            }
        }

        return total + Rest(block, filled, handler, cancellationToken);
    }

    private static long ReadAny(
        SqlSession session, int batchId, long first, long last, LineBlockHandler handler, CancellationToken cancellationToken)
    {
        var block = new LineRecord[LineReader.BlockLines];
        var filled = 0;
        var total = 0L;
        // Absent keys come as 0, which is never given out: that spares a question for each cell.
        var columns = Columns.Replace("customer_id", "COALESCE(customer_id, 0)", StringComparison.Ordinal)
            .Replace("product_id", "COALESCE(product_id, 0)", StringComparison.Ordinal)
            .Replace("category_id", "COALESCE(category_id, 0)", StringComparison.Ordinal)
            .Replace("channel_id", "COALESCE(channel_id, 0)", StringComparison.Ordinal)
            .Replace("location_id", "COALESCE(location_id, 0)", StringComparison.Ordinal);
        var statement = session.Prepare(string.Format(CultureInfo.InvariantCulture, $"SELECT {columns}{From}", "@p0", "@p1", "@p2"));
        using var reader = statement.Query(first, last, batchId);
        while (reader.Read())
        {
            ref var line = ref block[filled];
            line.Id = reader.GetInt64(0);
            line.AtUnixMs = reader.GetInt64(1);
            line.QuantityUnits = reader.GetInt64(2);
            line.AmountUnits = reader.GetInt64(3);
            line.HasUnitPrice = !reader.IsDBNull(4);
            line.UnitPriceUnits = line.HasUnitPrice ? reader.GetInt64(4) : 0;
            line.OrderId = reader.GetInt32(5);
            line.CustomerId = reader.GetInt32(6);
            line.ProductId = reader.GetInt32(7);
            line.CategoryId = reader.GetInt32(8);
            line.ChannelId = reader.GetInt32(9);
            line.LocationId = reader.GetInt32(10);
            if (++filled == block.Length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                handler(block);
                total += filled;
                filled = 0;
            }
        }

        return total + Rest(block, filled, handler, cancellationToken);
    }

    private static int Rest(LineRecord[] block, int filled, LineBlockHandler handler, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (filled > 0)
        {
            handler(block.AsSpan(0, filled));
        }

        return filled;
    }
}
