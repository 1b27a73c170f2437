using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <content>One method for each table.</content>
public sealed partial class ExportService
{
    private async Task<ExportSheet> LinesAsync(AnalyticsQuery query, CsvExport csv, long expected, CancellationToken cancellationToken)
    {
        var sheet = await ExportSheet.BeginAsync(
            csv,
            [
                new("orderId", "text"), new("at", "instant"), new("customerId", "text"), new("productCode", "text"), new("productName", "text"),
                new("category", "text"), new("channel", "text"), new("location", "text"), new("quantity", "number"), new("unitPrice", "number"),
                new("amount", "number"), new("source", "text"), new("sourceLine", "integer"), new("rowId", "integer"),
            ],
            cancellationToken);
        long written = 0;
        await foreach (var line in runner.StreamLinesAsync(query, cancellationToken))
        {
            csv.Text(line.OrderId);
            csv.Instant(line.At);
            csv.Text(line.CustomerId);
            csv.Text(line.ProductCode);
            csv.Text(line.ProductName);
            csv.Text(line.Category);
            csv.Text(line.Channel);
            csv.Text(line.Location);
            csv.Number(line.Quantity);
            csv.Number(line.UnitPrice);
            csv.Number(line.Amount);
            csv.Text(line.Source);
            csv.Integer(line.SourceLine == 0 ? null : line.SourceLine);
            csv.Integer(line.RowId);
            await csv.EndRowAsync(cancellationToken);
            written++;
        }

        return written == expected ? sheet : throw Changed();
    }

    private async Task<ExportSheet> OrdersAsync(AnalyticsQuery query, CsvExport csv, long expected, CancellationToken cancellationToken)
    {
        var orders = new Dictionary<string, OrderSum>(StringComparer.Ordinal);
        long read = 0;
        await foreach (var line in runner.StreamLinesAsync(query, cancellationToken))
        {
            if (!orders.TryGetValue(line.OrderId, out var order))
            {
                orders[line.OrderId] = order = new OrderSum(line.CustomerId, line.Channel, line.Location);
            }

            order.Add(line);
            read++;
        }

        if (read != expected)
        {
            throw Changed();
        }

        var sheet = await ExportSheet.BeginAsync(
            csv,
            [
                new("orderId", "text"), new("firstAt", "instant"), new("lastAt", "instant"), new("customerId", "text"), new("channel", "text"),
                new("location", "text"), new("lines", "integer"), new("quantity", "number"), new("amount", "number"),
            ],
            cancellationToken);
        foreach (var (id, order) in orders)
        {
            csv.Text(id);
            csv.Instant(order.First);
            csv.Instant(order.Last);
            csv.Text(order.CustomerId);
            csv.Text(order.Channel);
            csv.Text(order.Location);
            csv.Integer(order.Lines);
            csv.Number(order.Quantity);
            csv.Number(order.Amount);
            await csv.EndRowAsync(cancellationToken);
        }

        return sheet;
    }

    private async Task<ExportSheet> CustomersAsync(AnalyticsQuery query, CsvExport csv, CancellationToken cancellationToken)
    {
        var sums = await SumsAsync(query, Dimension.Customer, cancellationToken);
        var sheet = await ExportSheet.BeginAsync(
            csv,
            [
                new("customerId", "text"), new("name", "text"), new("birthYear", "integer"), new("ageYears", "integer"), new("ageAsOf", "day"),
                new("gender", "text"), new("location", "text"), new("incomeRange", "text"), new("registeredOn", "day"),
                new("preferredCategory", "text"), new("orders", "number"), new("lines", "number"), new("units", "number"), new("netRevenue", "number"),
            ],
            cancellationToken);
        await foreach (var customer in tables.CustomersAsync(cancellationToken))
        {
            if (!sums.TryGetValue(customer.ExternalId, out var values) && IsNarrowed(query))
            {
                continue;
            }

            csv.Text(customer.ExternalId);
            csv.Text(customer.Name);
            csv.Integer(customer.BirthYear);
            csv.Integer(customer.AgeYears);
            csv.Day(customer.AgeAsOf);
            csv.Text(customer.Gender);
            csv.Text(customer.Location);
            csv.Text(customer.IncomeRange);
            csv.Day(customer.RegisteredOn);
            csv.Text(customer.PreferredCategory);
            WriteSums(csv, values);
            await csv.EndRowAsync(cancellationToken);
        }

        return sheet;
    }

    private async Task<ExportSheet> ProductsAsync(AnalyticsQuery query, CsvExport csv, CancellationToken cancellationToken)
    {
        var sums = await SumsAsync(query, Dimension.Product, cancellationToken);
        var sheet = await ExportSheet.BeginAsync(
            csv,
            [
                new("productCode", "text"), new("name", "text"), new("category", "text"), new("isGoods", "text"),
                new("orders", "number"), new("lines", "number"), new("units", "number"), new("netRevenue", "number"),
            ],
            cancellationToken);
        await foreach (var product in tables.ProductsAsync(cancellationToken))
        {
            if (!sums.TryGetValue(product.Code, out var values) && IsNarrowed(query))
            {
                continue;
            }

            csv.Text(product.Code);
            csv.Text(product.Name);
            csv.Text(product.Category);
            csv.Text(product.IsGoods ? "yes" : "no");
            WriteSums(csv, values);
            await csv.EndRowAsync(cancellationToken);
        }

        return sheet;
    }

    private async Task<ExportSheet> BatchesAsync(CsvExport csv, CancellationToken cancellationToken)
    {
        var sheet = await ExportSheet.BeginAsync(
            csv,
            [
                new("batch", "integer"), new("kind", "text"), new("status", "text"), new("source", "text"), new("sha256", "text"),
                new("mapping", "text"), new("createdBy", "text"), new("createdAt", "instant"), new("committedAt", "instant"),
                new("undoneAt", "instant"), new("rows", "integer"), new("committed", "integer"), new("quarantined", "integer"),
                new("firstAt", "instant"), new("lastAt", "instant"),
            ],
            cancellationToken);
        await foreach (var batch in tables.BatchesAsync(cancellationToken))
        {
            csv.Integer(batch.Id);
            csv.Text(batch.Kind.ToString().ToLowerInvariant());
            csv.Text(batch.Status.ToString().ToLowerInvariant());
            csv.Text(batch.SourceName);
            csv.Text(batch.SourceSha256);
            csv.Text(batch.MappingName);
            csv.Text(batch.CreatedBy);
            csv.Instant(batch.CreatedAt);
            csv.Instant(batch.CommittedAt);
            csv.Instant(batch.UndoneAt);
            csv.Integer(batch.Rows);
            csv.Integer(batch.RowsCommitted);
            csv.Integer(batch.RowsQuarantined);
            csv.Instant(Instant(batch.FirstAtUnixMs));
            csv.Instant(Instant(batch.LastAtUnixMs));
            await csv.EndRowAsync(cancellationToken);
        }

        return sheet;

        static DateTimeOffset? Instant(long? unixMs) => unixMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
    }

    private async Task<ExportSheet> AnswerAsync(AnalyticsQuery? query, CsvExport csv, CancellationToken cancellationToken)
    {
        if (query is null)
        {
            throw new QueryException("measures", "An export of an answer needs a question: name at least one measure.");
        }

        var result = await runner.RunAsync(query with { MaxRows = QueryLimits.MaxRows }, cancellationToken);
        var compared = result.ComparisonTotals is not null;
        var columns = new List<ExportColumn>();
        foreach (var dimension in query.By)
        {
            var key = DimensionCatalog.Of(dimension).Key;
            columns.Add(new ExportColumn(key, "text"));
            if (HasLabel(dimension))
            {
                columns.Add(new ExportColumn(key + "Name", "text"));
            }
        }

        foreach (var key in query.Measures.Select(m => MeasureCatalog.Of(m).Key))
        {
            columns.Add(new ExportColumn(key, "number"));
            if (compared)
            {
                columns.Add(new ExportColumn(key + "Before", "number"));
            }
        }

        var sheet = await ExportSheet.BeginAsync(csv, columns, cancellationToken);
        // Without a dimension the totals are the answer.
        IEnumerable<QueryRow> rows = query.By.Count == 0 ? [new QueryRow([], result.Totals, result.ComparisonTotals)] : result.Rows;
        foreach (var row in rows)
        {
            for (var i = 0; i < query.By.Count; i++)
            {
                csv.Text(row.Keys[i].Key);
                if (HasLabel(query.By[i]))
                {
                    csv.Text(row.Keys[i].Label);
                }
            }

            for (var i = 0; i < query.Measures.Count; i++)
            {
                csv.Number(Ratio(row.Values[i].Value));
                if (compared)
                {
                    csv.Number(Ratio(row.Comparison?[i].Value));
                }
            }

            await csv.EndRowAsync(cancellationToken);
        }

        return sheet;
    }

    private static bool HasLabel(Dimension dimension) => dimension is Dimension.Product or Dimension.Customer;

    private static bool IsNarrowed(AnalyticsQuery query) => query.Filters.Count > 0 || query.Period is not null;

    private static void WriteSums(CsvExport csv, IReadOnlyList<MeasureValue>? values)
    {
        for (var i = 0; i < 4; i++)
        {
            csv.Number(values is null ? 0 : values[i].Value);
        }
    }

    private async Task<Dictionary<string, IReadOnlyList<MeasureValue>>> SumsAsync(
        AnalyticsQuery query, Dimension dimension, CancellationToken cancellationToken)
    {
        var result = await runner.RunAsync(
            new AnalyticsQuery
            {
                Measures = [Measure.Orders, Measure.Lines, Measure.Units, Measure.NetRevenue],
                By = [dimension],
                Filters = query.Filters,
                Period = query.Period,
                MaxRows = QueryLimits.MaxRows,
            },
            cancellationToken);
        return result.Rows.ToDictionary(r => r.Keys[0].Key, r => r.Values, StringComparer.Ordinal);
    }

    private sealed class OrderSum(string? customerId, string? channel, string? location)
    {
        public string? CustomerId { get; } = customerId;

        public string? Channel { get; } = channel;

        public string? Location { get; } = location;

        public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;

        public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

        public long Lines { get; private set; }

        public decimal Quantity { get; private set; }

        public decimal Amount { get; private set; }

        public void Add(LineDetail line)
        {
            First = line.At < First ? line.At : First;
            Last = line.At > Last ? line.At : Last;
            Lines++;
            Quantity += line.Quantity;
            Amount += line.Amount;
        }
    }
}
