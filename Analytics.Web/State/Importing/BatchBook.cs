using System.Collections.Concurrent;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State.Importing;

/// <summary>The batches and the audit as Storage keeps them.</summary>
public sealed class BatchBook(BatchStore batches, LineReader lines, AuditLog audit) : IBatchBook
{
    // What is committed does not change any more; only a stream grows.
    private readonly ConcurrentDictionary<int, decimal> _revenue = new();

    /// <inheritdoc />
    public async Task<IReadOnlyList<ImportBatch>> ListAsync(CancellationToken cancellationToken = default) =>
        [.. (await batches.ListAsync(includePending: false, cancellationToken)).Where(static batch => batch.Kind != BatchKind.OwnUse)];

    /// <inheritdoc />
    public Task<ImportBatch?> GetAsync(int batchId, CancellationToken cancellationToken = default) =>
        batches.GetAsync(batchId, cancellationToken);

    /// <inheritdoc />
    public async Task<decimal> NetRevenueAsync(int batchId, CancellationToken cancellationToken = default)
    {
        if (_revenue.TryGetValue(batchId, out var known))
        {
            return known;
        }

        var sum = await Task.Run(() => Sum(batchId, cancellationToken), cancellationToken);
        if ((await batches.GetAsync(batchId, cancellationToken))?.Kind != BatchKind.Stream)
        {
            _revenue[batchId] = sum;
        }

        return sum;
    }

    /// <inheritdoc />
    public Task AuditAsync(Actor actor, string action, string? subject, object? detail = null) =>
        audit.WriteAsync(actor.Name, action, subject, detail, actor.Address);

    private decimal Sum(int batchId, CancellationToken cancellationToken)
    {
        long units = 0;
        lines.ReadBatch(
            batchId,
            block =>
            {
                foreach (var line in block)
                {
                    units = checked(units + line.AmountUnits);
                }
            },
            cancellationToken);
        return new Money(units).Amount;
    }
}
