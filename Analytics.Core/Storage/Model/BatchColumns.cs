namespace Analytics.Core.Storage.Model;

/// <summary>Columns of import_batches that only Storage knows (shadow properties).</summary>
internal static class BatchColumns
{
    /// <summary>Names the lock that the writing process holds; see <see cref="Connections.BatchLease"/>.</summary>
    internal const string OwnerToken = "OwnerToken";

    /// <summary>Set when a batch is undone, until its rows are gone.</summary>
    internal const string NeedsCleanup = "NeedsCleanup";

    /// <summary>Key of the batch's first purchase line.</summary>
    internal const string FirstLineId = "FirstLineId";

    /// <summary>Key of its last one; other batches' lines may lie between.</summary>
    internal const string LastLineId = "LastLineId";

    /// <summary>Key of the batch's first event.</summary>
    internal const string FirstEventId = "FirstEventId";

    /// <summary>Key of its last one; other batches' events may lie between.</summary>
    internal const string LastEventId = "LastEventId";
}
