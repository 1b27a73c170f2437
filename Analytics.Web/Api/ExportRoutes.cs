using Analytics.Core.Export;

namespace Analytics.Web.Api;

/// <summary>Maps endpoints that write a table in any of the formats.</summary>
internal static class ExportRoutes
{
    private static readonly string[] OtherTypes = [.. ExportFormats.All.Skip(1).Select(ExportFormats.MediaType)];

    /// <summary>Maps one.</summary>
    /// <param name="routes">Where, with its policy.</param>
    /// <param name="pattern">Its path.</param>
    /// <param name="handler">Reads the question and writes the table.</param>
    /// <param name="summary">What it exports.</param>
    /// <param name="description">What the table holds, and its parameters.</param>
    public static RouteHandlerBuilder MapTable(this IEndpointRouteBuilder routes, string pattern, Delegate handler, string summary, string description) => routes
        .MapGet(pattern, handler)
        .AddEndpointFilter(ExportForm.ReadAsync)
        .Produces(StatusCodes.Status200OK, null, ExportFormats.MediaType(ExportFormat.Csv), OtherTypes)
        .ProducesValidationProblem()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .WithSummary(summary)
        .WithDescription(
            description + " format is csv (unless given), jsonl or xlsx, or the Accept header names the media type; bom=true begins CSV with a byte order mark; pseudonyms=stable or once puts pseudonyms in place of customers. consent=marketing leaves those customers out of customers, customer-scores and customer-list who did not say that they may be written to. "
            + "The header X-Export-Manifest says where the manifest (rows, columns, filters, SHA-256) is once the file is complete.");
}
