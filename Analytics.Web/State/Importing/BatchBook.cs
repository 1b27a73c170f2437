using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>The batches and the audit as Storage keeps them.</summary>
public sealed class BatchBook(BatchStore batches, AuditLog audit) : IBatchBook
{
    /// <inheritdoc />
    public Task<IReadOnlyList<ImportBatch>> ListAsync(CancellationToken cancellationToken = default) =>
        batches.ListAsync(includePending: false, cancellationToken);

    /// <inheritdoc />
    public Task<ImportBatch?> GetAsync(int batchId, CancellationToken cancellationToken = default) =>
        batches.GetAsync(batchId, cancellationToken);

    /// <inheritdoc />
    public Task AuditAsync(Actor actor, string action, string? subject, object? detail = null) =>
        audit.WriteAsync(actor.Name, action, subject, detail, actor.Address);
}
