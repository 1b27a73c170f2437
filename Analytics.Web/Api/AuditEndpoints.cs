using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>The audit: read, verified and exported by admins. No API key's scope opens it.</summary>
internal static class AuditEndpoints
{
    private const int MostTake = 1_000;

    private static readonly ExportColumn[] Columns =
    [
        new("id", "integer"), new("at", "instant"), new("actor", "text"), new("action", "text"), new("subject", "text"), new("detail", "text"), new("address", "text"), new("hash", "text"),
    ];

    public static void Map(IEndpointRouteBuilder api)
    {
        var audit = api.MapGroup(string.Empty).RequireAuthorization(Policies.Administer);
        audit.MapGet("/audit", ReadAsync)
            .Produces<AuditPageDocument>()
            .ProducesValidationProblem()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("Read the audit")
            .WithDescription("Who did what, the latest first. Parameters: actor, action (by its beginning: import finds import.undo), search, from and to (days by the shop's clock, both inside), skip and take (at most 1,000).");
        audit.MapGet("/audit/verification", VerifyAsync)
            .Produces<AuditVerification>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("Verify the audit")
            .WithDescription("Computes the hash of every entry anew. With head, a hash with which the chain once ended (from the log of a start or from an export), it also says whether that is still in it.");
        audit.MapTable("/export/audit", Export, "Export the audit", "Parameters as for /api/v1/audit without skip and take; in the order in which entries were written.");
    }

    private static async Task<AuditPageDocument> ReadAsync(HttpContext context, AuditLog audit, SettingsStore settings)
    {
        var values = context.Request.Query;
        var filter = AuditRequestReader.Read(values, settings.Shop, "skip", "take");
        var (skip, take) = Paging.Read(values, 100, MostTake);

        var page = await audit.ReadAsync(filter, skip, take, context.RequestAborted);
        Paging.Announce(context, skip, take, page.Total);
        return new AuditPageDocument([.. page.Entries.Select(AuditEntryDocument.Of)], page.Total, skip, take);
    }

    private static Task<AuditVerification> VerifyAsync(AuditLog audit, CancellationToken cancellationToken, string? head = null) =>
        audit.VerifyAsync(head, cancellationToken);

    private static Task Export(HttpContext context, AuditLog audit, SettingsStore settings, SegmentExporter exporter, IQueryRunner runner)
    {
        var values = context.Request.Query;
        var filter = AuditRequestReader.Read(values, settings.Shop);
        return exporter.WriteAsync(
            context, "audit", [.. AuditRequestReader.Describe(values).Select(ExportFilter.Typed)], null, runner.Freshness.DataVersion, Columns,
            audit.ReadAll(filter, context.RequestAborted).Select(entry => (Action<TableExport>)(file => Write(file, entry))));
    }

    private static void Write(TableExport file, AuditEntry entry)
    {
        file.Integer(entry.Id);
        file.Instant(entry.At);
        file.Text(entry.Actor);
        file.Text(entry.Action);
        file.Text(entry.Subject);
        file.Text(entry.DetailJson);
        file.Text(entry.Address);
        file.Text(entry.Hash);
    }
}
