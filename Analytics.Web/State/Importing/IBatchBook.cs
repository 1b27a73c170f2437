using Analytics.Core.Domain;
using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>What the data pages read and note down beside the import itself.</summary>
public interface IBatchBook
{
    /// <summary>Every batch that was committed, undone ones among them, the latest first.</summary>
    Task<IReadOnlyList<ImportBatch>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>One batch; null when there is none.</summary>
    Task<ImportBatch?> GetAsync(int batchId, CancellationToken cancellationToken = default);

    /// <summary>The net revenue of one batch's lines, in the shop's currency; reads the batch whole.</summary>
    Task<decimal> NetRevenueAsync(int batchId, CancellationToken cancellationToken = default);

    /// <summary>Writes into the audit.</summary>
    Task AuditAsync(Actor actor, string action, string? subject, object? detail = null);
}
