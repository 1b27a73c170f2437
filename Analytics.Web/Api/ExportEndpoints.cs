using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>Tables and answers, streamed; a file that cannot be completed breaks off with an error, never quietly.</summary>
internal static class ExportEndpoints
{
    /// <summary>The audit's word for a file that was exported completely; its detail is the manifest.</summary>
    internal const string Complete = "export";

    /// <summary>Where manifests are, before the id.</summary>
    internal const string ManifestPath = "/api/v1/export/manifests/";

    public static void Map(IEndpointRouteBuilder api)
    {
        var export = api.MapGroup("/export").RequireAuthorization(Policies.Export);
        ForecastExport.Map(export);
        export.MapTable(
            "/{table}", ExportAsync, "Export a table",
            "Tables: lines, customers, products, orders, batches, customer-scores (scores and predictions of every customer), and query (or view), the answer to a question. Parameters: filters, from and to as for a query.")
            .WithMetadata(new WithinRowLimitAttribute())
            .ProducesProblem(StatusCodes.Status404NotFound);
        export.MapGet("/manifests/{id:guid}", ManifestAsync)
            .Produces<ExportManifest>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The manifest of an export")
            .WithDescription("Rows, columns, filters, size and SHA-256 of a file that was exported completely.");
    }

    private static async Task ExportAsync(string table, HttpContext context, ExportService exports, IQueryRunner runner, AuditLog audit)
    {
        var name = string.Equals(table, "view", StringComparison.OrdinalIgnoreCase) ? ExportService.Name(ExportTable.Query) : table;
        if (ExportService.Find(name) is not { } which)
        {
            await ApiProblems.WriteAsync(
                context, StatusCodes.Status404NotFound,
                "There is no such table. There are: view, " + string.Join(", ", Enum.GetValues<ExportTable>().Select(ExportService.Name)) + ".", "table");
            return;
        }

        if (RowLimits.Current is { } rows && !ExportService.IsOfLines(which))
        {
            throw new AccessDeniedException(RowLimitClaims.Refusal(rows));
        }

        var request = QueryReader.Read(context.Request.Query);
        var query = (request.Measures is null && which != ExportTable.Query ? request with { Measures = [MeasureCatalog.Of(Measure.Lines).Key] } : request)
            .ToQuery(runner.Span);
        var id = Guid.NewGuid();
        var form = ExportForm.Of(context);
        Announce(context, form, ExportService.Name(which), id);
        var by = context.User.Identity?.Name ?? "unknown";
        var address = context.Connection.RemoteIpAddress?.ToString();
        // Before the first byte: who breaks the file off has read what came before.
        await audit.WriteAsync(
            by, "export.begin", ExportService.Name(which), new { id, filters = ExportManifest.Describe(query.Filters), query.Period, pseudonyms = form.Pseudonyms?.Kind, consent = form.Only is null ? null : "marketing" }, address, CancellationToken.None);
        var manifest = await exports.WriteAsync(
            new ExportRequest
            {
                Table = which, Query = query, RequestedBy = by, Id = id, Format = form.Format, ByteOrderMark = form.ByteOrderMark, Pseudonyms = form.Pseudonyms, Only = form.Only,
            },
            PacedBody.Of(context),
            context.RequestAborted);
        await audit.WriteAsync(by, Complete, manifest.Table, manifest, address, CancellationToken.None);
    }

    private static async Task<IResult> ManifestAsync(Guid id, AuditLog audit, CancellationToken cancellationToken)
    {
        var page = await audit.ReadAsync(new AuditFilter(ActionPrefix: "export", Search: id.ToString()), 0, 10, cancellationToken);
        return page.Entries.FirstOrDefault(entry => entry.Action == Complete) is { DetailJson: { } json } && JsonSerializer.Deserialize<ExportManifest>(json) is { } manifest
            ? TypedResults.Ok(manifest)
            : TypedResults.Problem("There is no complete export with this id.", statusCode: StatusCodes.Status404NotFound);
    }

    // Only when the file begins: until then a question can still turn out wrong.
    private static void Announce(HttpContext context, ExportForm form, string table, Guid id) => context.Response.OnStarting(() =>
    {
        if (context.Response.StatusCode == StatusCodes.Status200OK)
        {
            form.Announce(context, table, id);
        }

        return Task.CompletedTask;
    });
}
