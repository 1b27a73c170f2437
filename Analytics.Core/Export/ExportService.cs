using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <summary>
/// Writes tables and answers as CSV to a stream as they are read, with a manifest for the whole. Safe for concurrent use.
/// Lines, customers, products and batches need flat memory; orders some 200 bytes for each order, an answer what its rows need.
/// </summary>
public sealed partial class ExportService(IQueryRunner runner, IExportTables tables, TimeProvider time)
{
    /// <summary>Exports one table.</summary>
    /// <param name="request">What, and for whom.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="cancellationToken">Stops it; what was written is then not to be used.</param>
    /// <returns>The manifest of the complete file.</returns>
    /// <exception cref="QueryException">The filters contradict themselves, or a query names no measure.</exception>
    /// <exception cref="ExportException">The data changed on the way, so that the file is not whole.</exception>
    /// <exception cref="IOException">The stream cannot take it.</exception>
    public async Task<ExportManifest> WriteAsync(ExportRequest request, Stream stream, CancellationToken cancellationToken = default)
    {
        var query = request.Query ?? new AnalyticsQuery { Measures = [Measure.Lines] };
        var before = runner.Freshness;
        // Checks filters and period before the first byte, and counts the lines to come.
        var check = await runner.RunAsync(
            new AnalyticsQuery { Measures = [Measure.Lines], Filters = query.Filters, Period = query.Period }, cancellationToken);
        await using var csv = new CsvExport(stream, request.ByteOrderMark);
        var sheet = request.Table switch
        {
            ExportTable.Query => await AnswerAsync(request.Query, csv, cancellationToken),
            ExportTable.Lines => await LinesAsync(query, csv, check.MatchedLines, cancellationToken),
            ExportTable.Orders => await OrdersAsync(query, csv, check.MatchedLines, cancellationToken),
            ExportTable.Customers => await CustomersAsync(query, csv, cancellationToken),
            ExportTable.Products => await ProductsAsync(query, csv, cancellationToken),
            _ => await BatchesAsync(csv, cancellationToken),
        };
        if (request.Table != ExportTable.Batches && runner.Freshness.DataVersion != before.DataVersion)
        {
            throw Changed();
        }

        var rows = csv.Rows - 1;
        var sha = await csv.CompleteAsync(cancellationToken);
        var unfiltered = request.Table == ExportTable.Batches;
        return new ExportManifest(
            request.Id,
            Name(request.Table),
            rows,
            sheet.Columns,
            unfiltered ? [] : ExportManifest.Describe(query.Filters),
            unfiltered ? null : (query.Period ?? check.Period)?.From,
            unfiltered ? null : (query.Period ?? check.Period)?.To,
            check.TimeZoneId,
            before.DataVersion,
            csv.Bytes,
            sha,
            time.GetUtcNow(),
            request.RequestedBy);
    }

    /// <summary>A table's name in addresses and on the command line.</summary>
    public static string Name(ExportTable table) => table switch
    {
        ExportTable.Query => "query",
        ExportTable.Lines => "lines",
        ExportTable.Customers => "customers",
        ExportTable.Products => "products",
        ExportTable.Orders => "orders",
        _ => "batches",
    };

    /// <summary>The table of this name, in any case; null where there is none.</summary>
    public static ExportTable? Find(string name)
    {
        foreach (var table in Enum.GetValues<ExportTable>())
        {
            if (string.Equals(Name(table), name, StringComparison.OrdinalIgnoreCase))
            {
                return table;
            }
        }

        return null;
    }

    private static ExportException Changed() =>
        new("The data changed while it was exported, so the file is not whole. Nothing else was affected; export again.");

    private static decimal? Ratio(decimal? value) => value is { } number ? Math.Round(number, 10) : null;
}
