using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>Writes a small table as CSV with a manifest, announced and audited like every export.</summary>
internal sealed class SegmentExporter(SegmentAnswers answers, IQueryRunner runner, IShop shop, AuditLog audit, TimeProvider clock, ICustomerScoring scoring)
{
    /// <summary>Answers what is exported.</summary>
    public SegmentAnswers Answers => answers;

    /// <summary>How customers are scored.</summary>
    public ScoringSettings Settings => scoring.Settings;

    /// <summary>Reads the page's view from the request's query string.</summary>
    public (PageView View, Period? Period, Freshness Freshness) Read(HttpContext context)
    {
        var view = PageView.Parse(context.Request.QueryString.Value ?? string.Empty);
        var freshness = runner.Freshness;
        return (view, view.PeriodFor(freshness, runner.Span), freshness);
    }

    /// <summary>The view's choices in words; of these names alone, where any are given.</summary>
    public static IEnumerable<string> Options(PageView view, params string[] only) =>
        view.Options.Where(o => only.Length == 0 ? o.Key is not ("tab" or "map" or "bars" or "average") : only.Contains(o.Key)).Select(static o => $"{o.Key} = {o.Value}");

    /// <summary>Writes the file of a page's view; its filters and choices stand in the manifest.</summary>
    public Task WriteAsync(
        HttpContext context, string table, PageView view, Period? period, long version, IReadOnlyList<ExportColumn> columns, IEnumerable<Action<CsvExport>> rows) =>
        WriteAsync(context, table, [.. ExportManifest.Describe(view.Filters), .. Options(view)], period, version, columns, rows);

    /// <summary>Writes the file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="filters">What it is narrowed to, in words.</param>
    /// <param name="period">Its days.</param>
    /// <param name="version">The version of the data.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">Each writes its cells.</param>
    public async Task WriteAsync(
        HttpContext context, string table, IReadOnlyList<string> filters, Period? period, long version, IReadOnlyList<ExportColumn> columns, IEnumerable<Action<CsvExport>> rows)
    {
        var id = Guid.NewGuid();
        var by = context.User.Identity?.Name ?? "unknown";
        var address = context.Connection.RemoteIpAddress?.ToString();
        await audit.WriteAsync(by, "export.begin", table, new { id, filters, period }, address, CancellationToken.None);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"analytics-{table}.csv\"";
        context.Response.Headers["X-Export-Manifest"] = ExportEndpoints.ManifestPath + id;

        await using var csv = new CsvExport(context.Response.Body, byteOrderMark: false);
        foreach (var column in columns)
        {
            csv.Text(column.Name);
        }

        await csv.EndRowAsync(context.RequestAborted);
        foreach (var row in rows)
        {
            row(csv);
            await csv.EndRowAsync(context.RequestAborted);
        }

        var count = csv.Rows - 1;
        var sha = await csv.CompleteAsync(context.RequestAborted);
        var manifest = new ExportManifest(
            id, table, count, columns, filters,
            period?.From, period?.To, shop.Settings.TimeZoneId, version, csv.Bytes, sha, clock.GetUtcNow(), by);
        await audit.WriteAsync(by, ExportEndpoints.Complete, table, manifest, address, CancellationToken.None);
    }
}
