using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <summary>
/// Writes tables and answers in any of the formats to a stream as they are read, with a manifest for the whole. Safe for concurrent use.
/// Lines and batches need flat memory, whatever the filters, those by age and by new or returning too. Orders are summed in memory, some
/// 200 bytes for each order within the filters: 200 MB for a million. Customers and products take some 500 bytes for each that has a line
/// within the filters, an answer as much for each row; both at most <see cref="QueryLimits.MaxRows"/> of them.
/// </summary>
public sealed partial class ExportService(IQueryRunner runner, IExportTables tables, TimeProvider time)
{
    private const int MaxTries = 40;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(250);

    /// <summary>Exports one table.</summary>
    /// <param name="request">What, and for whom.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="cancellationToken">Stops it; what was written is then not to be used.</param>
    /// <returns>The manifest of the complete file.</returns>
    /// <exception cref="QueryException">The filters contradict themselves, a query names no measure, or there are too many rows to hold.</exception>
    /// <exception cref="ExportException">The data changed on the way, so that the file is not whole.</exception>
    /// <exception cref="IOException">The stream cannot take it.</exception>
    public async Task<ExportManifest> WriteAsync(ExportRequest request, Stream stream, CancellationToken cancellationToken = default)
    {
        if (RowLimits.Current is not null && !IsOfLines(request.Table))
        {
            throw new ExportException("This table cannot be exported for a part of the shop.");
        }

        if (request.Only is not null && request.Table is not (ExportTable.Customers or ExportTable.CustomerScores))
        {
            throw new QueryException("consent", "Only tables with a row for each customer can be narrowed to those who consent.");
        }

        if (request.Pseudonyms is not null)
        {
            PersonColumns.Require(Name(request.Table), request.Table == ExportTable.Batches ? [] : ExportFilter.Of(request.Query?.Filters ?? []));
        }

        if (request.Table == ExportTable.CustomerScores)
        {
            return await WriteScoresAsync(request, stream, cancellationToken);
        }

        var query = request.Query ?? new AnalyticsQuery { Measures = [Measure.Lines] };
        var version = await BeginAsync(request.Table, cancellationToken);
        // Checks filters and period before the first byte, and counts the lines to come.
        var check = await runner.RunAsync(
            new AnalyticsQuery { Measures = [Measure.Lines], Filters = query.Filters, Period = query.Period }, cancellationToken);
        await using var table = Open(request, stream, check.TimeZoneId);
        await (request.Table switch
        {
            ExportTable.Query => AnswerAsync(request.Query, table, cancellationToken),
            ExportTable.Lines => LinesAsync(query, table, check.MatchedLines, cancellationToken),
            ExportTable.Orders => OrdersAsync(query, table, check.MatchedLines, cancellationToken),
            ExportTable.Customers => CustomersAsync(query, request.Only, table, cancellationToken),
            ExportTable.Products => ProductsAsync(query, table, cancellationToken),
            _ => BatchesAsync(table, cancellationToken),
        });
        if (await VersionAsync(request.Table, cancellationToken) != version
            || (request.Table != ExportTable.Batches && runner.Freshness.DataVersion != version))
        {
            throw Changed();
        }

        var sha = await table.CompleteAsync(cancellationToken);
        var unfiltered = request.Table == ExportTable.Batches;
        return ExportManifest.Of(
            table, sha, request.Id, Name(request.Table), request.Format, unfiltered ? [] : ExportManifest.Describe(query.Filters),
            unfiltered ? null : query.Period ?? check.Period, check.TimeZoneId, version, time.GetUtcNow(), request.RequestedBy);
    }

    /// <summary>The column with the names of a dimension's values, beside the column of their keys.</summary>
    internal static string NameColumn(string key) => key + "Name";

    /// <summary>A table's name in addresses and on the command line.</summary>
    public static string Name(ExportTable table) => table switch
    {
        ExportTable.Query => "query",
        ExportTable.Lines => "lines",
        ExportTable.Customers => "customers",
        ExportTable.Products => "products",
        ExportTable.Orders => "orders",
        ExportTable.CustomerScores => "customer-scores",
        _ => "batches",
    };

    /// <summary>Whether a table is made of lines alone, and so keeps to a row limit; the others are read whole from Storage.</summary>
    public static bool IsOfLines(ExportTable table) => table is ExportTable.Lines or ExportTable.Orders or ExportTable.Query;

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

    /// <summary>
    /// The version that will be exported. What is read from Storage must be of the version that the Facts have, which may be a moment behind.
    /// </summary>
    private async Task<long> BeginAsync(ExportTable table, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var version = await VersionAsync(table, cancellationToken);
            if (table == ExportTable.Batches || runner.Freshness.DataVersion == version)
            {
                return version;
            }

            await Task.Delay(RetryAfter, cancellationToken);
        }

        throw new ExportException("New data is being taken in just now. Nothing was exported; export again in a moment.");
    }

    private async Task<long> VersionAsync(ExportTable table, CancellationToken cancellationToken) =>
        table == ExportTable.Query ? runner.Freshness.DataVersion : await tables.VersionAsync(cancellationToken);

    private static TableExport Open(ExportRequest request, Stream stream, string timeZoneId) =>
        TableExport.Open(request.Format, stream, Name(request.Table), TimeZoneInfo.FindSystemTimeZoneById(timeZoneId), request.ByteOrderMark, request.Pseudonyms);

    private static ExportException Changed() =>
        new("The data changed while it was exported, so the file is not whole. Nothing else was affected; export again.");

    private static decimal? Ratio(decimal? value) => value is { } number ? Math.Round(number, 10) : null;
}
