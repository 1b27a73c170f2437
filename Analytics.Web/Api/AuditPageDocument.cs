namespace Analytics.Web.Api;

/// <summary>A page of the audit.</summary>
/// <param name="Entries">The entries, the latest first.</param>
/// <param name="Total">How many match in all.</param>
/// <param name="Skip">How many were passed over.</param>
/// <param name="Take">How many a page has at most.</param>
internal sealed record AuditPageDocument(IReadOnlyList<AuditEntryDocument> Entries, long Total, int Skip, int Take);
