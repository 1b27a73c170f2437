using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Reading;

/// <summary>Reads the lines of one batch in the order of their keys, in blocks.</summary>
internal static class LineScan
{
    // Absent keys and prices come as 0: that spares a question for each cell. Key 0 is never given out.
    private const string Sql =
        "SELECT id, at_unix_ms, quantity_units, amount_units, COALESCE(unit_price_units, 0), order_id, COALESCE(customer_id, 0), "
        + "COALESCE(product_id, 0), COALESCE(category_id, 0), COALESCE(channel_id, 0), COALESCE(location_id, 0), "
        + "CASE WHEN unit_price_units IS NULL THEN 0 ELSE 1 END "
        + "FROM purchase_lines WHERE id BETWEEN @p0 AND @p1 AND batch_id = @p2 ORDER BY id";

    public static long Read(SqlSession session, int batchId, long first, long last, LineBlockHandler handler, CancellationToken cancellationToken)
    {
        var block = new LineRecord[LineReader.BlockLines];
        var filled = 0;
        var total = 0L;
        var statement = session.Prepare(Sql);
        using var reader = statement.Query(first, last, batchId);
        while (reader.Read())
        {
            ref var line = ref block[filled];
            line.Id = reader.GetInt64(0);
            line.AtUnixMs = reader.GetInt64(1);
            line.QuantityUnits = reader.GetInt64(2);
            line.AmountUnits = reader.GetInt64(3);
            line.UnitPriceUnits = reader.GetInt64(4);
            line.OrderId = reader.GetInt32(5);
            line.CustomerId = reader.GetInt32(6);
            line.ProductId = reader.GetInt32(7);
            line.CategoryId = reader.GetInt32(8);
            line.ChannelId = reader.GetInt32(9);
            line.LocationId = reader.GetInt32(10);
            line.HasUnitPrice = reader.GetInt32(11) != 0;
            if (++filled == block.Length)
            {
                cancellationToken.ThrowIfCancellationRequested();
                handler(block);
                total += filled;
                filled = 0;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (filled > 0)
        {
            handler(block.AsSpan(0, filled));
        }

        return total + filled;
    }
}
