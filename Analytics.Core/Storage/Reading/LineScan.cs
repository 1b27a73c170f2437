using Analytics.Core.Storage.Connections;

namespace Analytics.Core.Storage.Reading;

/// <summary>Reads the lines of one batch in the order of their keys, in blocks.</summary>
internal static class LineScan
{
    // Absent keys come as 0, which is never given out: that spares a question for each cell.
    private const string Sql =
        "SELECT id, at_unix_ms, quantity_units, amount_units, unit_price_units, order_id, COALESCE(customer_id, 0), COALESCE(product_id, 0), "
        + "COALESCE(category_id, 0), COALESCE(channel_id, 0), COALESCE(location_id, 0) "
        + "FROM purchase_lines WHERE id BETWEEN @p0 AND @p1 AND batch_id = @p2 ORDER BY id";

    public static long Read(SqlSession session, int batchId, long first, long last, LineBlockHandler handler, CancellationToken cancellationToken)
    {
        var block = new LineRecord[Math.Clamp(last - first + 1, 1, LineReader.BlockLines)];
        var filled = 0;
        var total = 0L;
        using var reader = session.Prepare(Sql).Query(first, last, batchId);
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
