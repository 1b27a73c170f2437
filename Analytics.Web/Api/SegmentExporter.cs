using System.Collections.Frozen;
using Analytics.Core.Customers;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>Writes a table with a manifest, announced and audited like every export.</summary>
internal sealed class SegmentExporter(SegmentAnswers answers, IQueryRunner runner, IShop shop, AuditLog audit, TimeProvider clock, ICustomerScoring scoring)
{
    // The choices of pages that come from closed lists, or are numbers and days; whatever else stands in an address was typed, or is new.
    private static readonly FrozenSet<string> Choices = FrozenSet.ToFrozenSet(
        [
            "action", "anchor", "at", "by", "clock", "cohort", "columns", "days", "direction", "features", "grain", "history", "k", "level", "log", "measure", "metric", "model", "money", "on", "order",
            "over", "preset", CustomerListView.RiskOption, "scale", "show", "since", "size", "sort",
        ],
        StringComparer.Ordinal);

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
    public static IEnumerable<ExportFilter> Options(PageView view, params string[] only) =>
        view.Options.Where(o => only.Length == 0 ? o.Key is not ("tab" or "map" or "bars" or "average") : only.Contains(o.Key))
            .Select(static o => new ExportFilter($"{o.Key} = {o.Value}", NamesPerson: !Choices.Contains(o.Key)));

    /// <summary>Writes the file of a page's view; its filters and choices stand in the manifest.</summary>
    public Task WriteAsync(
        HttpContext context, string table, PageView view, Period? period, long version, IReadOnlyList<ExportColumn> columns, IEnumerable<Action<TableExport>> rows) =>
        WriteAsync(context, table, [.. ExportFilter.Of(view.Filters), .. Options(view)], period, version, columns, rows);

    /// <summary>Writes the file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="filters">What it is narrowed to.</param>
    /// <param name="period">Its days.</param>
    /// <param name="version">The version of the data.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">Each writes its cells.</param>
    /// <param name="keepsToConsent">Whether the rows hold those customers alone whom the request's <c>consent</c> leaves.</param>
    public async Task WriteAsync(
        HttpContext context, string table, IReadOnlyList<ExportFilter> filters, Period? period, long version, IReadOnlyList<ExportColumn> columns, IEnumerable<Action<TableExport>> rows,
        bool keepsToConsent = false)
    {
        var form = ExportForm.Of(context);
        if (form.Only is not null && !keepsToConsent)
        {
            throw new QueryException("consent", "Only tables with a row for each customer can be narrowed to those who consent.");
        }

        if (form.Pseudonyms is not null)
        {
            PersonColumns.Require(table, filters);
        }

        var words = filters.Select(static f => f.Words).ToList();
        var id = Guid.NewGuid();
        var by = context.User.Identity?.Name ?? "unknown";
        var address = context.Connection.RemoteIpAddress?.ToString();
        await audit.WriteAsync(by, "export.begin", table, new { id, filters = words, period, pseudonyms = form.Pseudonyms?.Kind, consent = form.Only is null ? null : "marketing" }, address, CancellationToken.None);
        form.Announce(context, table, id);
        await using var file = TableExport.Open(form.Format, PacedBody.Of(context), table, shop.Settings.TimeZone, form.ByteOrderMark, form.Pseudonyms);
        await file.BeginAsync(columns, context.RequestAborted);
        foreach (var row in rows)
        {
            row(file);
            await file.EndRowAsync(context.RequestAborted);
        }

        var sha = await file.CompleteAsync(context.RequestAborted);
        var manifest = ExportManifest.Of(file, sha, id, table, form.Format, words, period, shop.Settings.TimeZoneId, version, clock.GetUtcNow(), by);
        await audit.WriteAsync(by, ExportEndpoints.Complete, table, manifest, address, CancellationToken.None);
    }
}
