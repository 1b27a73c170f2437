using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <content>One method for each table.</content>
public sealed partial class ExportService
{
    private async Task LinesAsync(AnalyticsQuery query, TableExport table, long expected, CancellationToken cancellationToken)
    {
        await table.BeginAsync(
            [
                new("orderId", "text"), new("at", "instant"), new("customerId", "text"), new("productCode", "text"), new("productName", "text"),
                new("category", "text"), new("channel", "text"), new("location", "text"), new("quantity", "number"), new("unitPrice", "number"),
                new("amount", "number"), new("source", "text"), new("sourceLine", "integer"), new("rowId", "integer"),
            ],
            cancellationToken);
        long written = 0;
        await foreach (var line in runner.StreamLinesAsync(query, cancellationToken))
        {
            table.Text(line.OrderId);
            table.Instant(line.At);
            table.Text(line.CustomerId);
            table.Text(line.ProductCode);
            table.Text(line.ProductName);
            table.Text(line.Category);
            table.Text(line.Channel);
            table.Text(line.Location);
            table.Number(line.Quantity);
            table.Number(line.UnitPrice);
            table.Number(line.Amount);
            table.Text(line.Source);
            table.Integer(line.SourceLine == 0 ? null : line.SourceLine);
            table.Integer(line.RowId);
            await table.EndRowAsync(cancellationToken);
            written++;
        }

        if (written != expected)
        {
            throw Changed();
        }
    }

    private async Task OrdersAsync(AnalyticsQuery query, TableExport table, long expected, CancellationToken cancellationToken)
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

        await table.BeginAsync(
            [
                new("orderId", "text"), new("firstAt", "instant"), new("lastAt", "instant"), new("customerId", "text"), new("channel", "text"),
                new("location", "text"), new("lines", "integer"), new("quantity", "number"), new("amount", "number"),
            ],
            cancellationToken);
        foreach (var (id, order) in orders)
        {
            table.Text(id);
            table.Instant(order.First);
            table.Instant(order.Last);
            table.Text(order.CustomerId);
            table.Text(order.Channel);
            table.Text(order.Location);
            table.Integer(order.Lines);
            table.Number(order.Quantity);
            table.Number(order.Amount);
            await table.EndRowAsync(cancellationToken);
        }
    }

    private async Task CustomersAsync(AnalyticsQuery query, IReadOnlySet<string>? only, TableExport table, CancellationToken cancellationToken)
    {
        var sums = await SumsAsync(query, Dimension.Customer, cancellationToken);
        await table.BeginAsync(
            [
                new("customerId", "text"), new("name", "text"), new("birthYear", "integer"), new("ageYears", "integer"), new("ageAsOf", "day"),
                new("gender", "text"), new("location", "text"), new("incomeRange", "text"), new("registeredOn", "day"),
                new("preferredCategory", "text"), new("orders", "number"), new("lines", "number"), new("units", "number"), new("netRevenue", "number"),
            ],
            cancellationToken);
        await foreach (var customer in tables.CustomersAsync(cancellationToken))
        {
            var isSold = sums.TryGetValue(customer.ExternalId, out var values);
            if ((!isSold && IsNarrowed(query)) || only?.Contains(customer.ExternalId) == false)
            {
                continue;
            }

            table.Text(customer.ExternalId);
            table.Text(customer.Name);
            table.Integer(customer.BirthYear);
            table.Integer(customer.AgeYears);
            table.Day(customer.AgeAsOf);
            table.Text(customer.Gender);
            table.Text(customer.Location);
            table.Text(customer.IncomeRange);
            table.Day(customer.RegisteredOn);
            table.Text(customer.PreferredCategory);
            WriteSums(table, values);
            await table.EndRowAsync(cancellationToken);
        }
    }

    private async Task ProductsAsync(AnalyticsQuery query, TableExport table, CancellationToken cancellationToken)
    {
        var sums = await SumsAsync(query, Dimension.Product, cancellationToken);
        await table.BeginAsync(
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

            table.Text(product.Code);
            table.Text(product.Name);
            table.Text(product.Category);
            table.Text(product.IsGoods ? "yes" : "no");
            WriteSums(table, values);
            await table.EndRowAsync(cancellationToken);
        }
    }

    private async Task BatchesAsync(TableExport table, CancellationToken cancellationToken)
    {
        await table.BeginAsync(
            [
                new("batch", "integer"), new("kind", "text"), new("status", "text"), new("source", "text"), new("sha256", "text"),
                new("mapping", "text"), new("createdBy", "text"), new("createdAt", "instant"), new("committedAt", "instant"),
                new("undoneAt", "instant"), new("rows", "integer"), new("committed", "integer"), new("quarantined", "integer"),
                new("firstAt", "instant"), new("lastAt", "instant"),
            ],
            cancellationToken);
        await foreach (var batch in tables.BatchesAsync(cancellationToken))
        {
            table.Integer(batch.Id);
            table.Text(batch.Kind.ToString().ToLowerInvariant());
            table.Text(batch.Status.ToString().ToLowerInvariant());
            table.Text(batch.SourceName);
            table.Text(batch.SourceSha256);
            table.Text(batch.MappingName);
            table.Text(batch.CreatedBy);
            table.Instant(batch.CreatedAt);
            table.Instant(batch.CommittedAt);
            table.Instant(batch.UndoneAt);
            table.Integer(batch.Rows);
            table.Integer(batch.RowsCommitted);
            table.Integer(batch.RowsQuarantined);
            table.Instant(Instant(batch.FirstAtUnixMs));
            table.Instant(Instant(batch.LastAtUnixMs));
            await table.EndRowAsync(cancellationToken);
        }

        static DateTimeOffset? Instant(long? unixMs) => unixMs is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
    }

    private async Task AnswerAsync(AnalyticsQuery? query, TableExport table, CancellationToken cancellationToken)
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
                columns.Add(new ExportColumn(NameColumn(key), "text"));
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

        await table.BeginAsync(columns, cancellationToken);
        // Without a dimension the totals are the answer.
        IEnumerable<QueryRow> rows = query.By.Count == 0 ? [new QueryRow([], result.Totals, result.ComparisonTotals)] : result.Rows;
        foreach (var row in rows)
        {
            for (var i = 0; i < query.By.Count; i++)
            {
                table.Text(row.Keys[i].Key);
                if (HasLabel(query.By[i]))
                {
                    table.Text(row.Keys[i].Label);
                }
            }

            for (var i = 0; i < query.Measures.Count; i++)
            {
                table.Number(Ratio(row.Values[i].Value));
                if (compared)
                {
                    table.Number(Ratio(row.Comparison?[i].Value));
                }
            }

            await table.EndRowAsync(cancellationToken);
        }
    }

    private static bool HasLabel(Dimension dimension) => dimension is Dimension.Product or Dimension.Customer;

    private static bool IsNarrowed(AnalyticsQuery query) => query.Filters.Count > 0 || query.Period is not null;

    private static void WriteSums(TableExport table, IReadOnlyList<MeasureValue>? values)
    {
        for (var i = 0; i < 4; i++)
        {
            table.Number(values is null ? 0 : values[i].Value);
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
