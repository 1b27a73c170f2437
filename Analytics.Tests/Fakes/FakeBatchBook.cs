using Analytics.Core.Domain;
using Analytics.Web.Security;
using Analytics.Web.State.Importing;

namespace Analytics.Tests.Fakes;

/// <summary>Batches in a list, and an audit that can be read back.</summary>
public sealed class FakeBatchBook : IBatchBook
{
    public List<ImportBatch> Batches { get; } = [];

    public List<string> Audit { get; } = [];

    public Task<IReadOnlyList<ImportBatch>> ListAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult<IReadOnlyList<ImportBatch>>([.. Batches]);

    public Task<ImportBatch?> GetAsync(int batchId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Batches.Find(batch => batch.Id == batchId));

    public Dictionary<int, decimal> Revenue { get; } = [];

    public Task<decimal> NetRevenueAsync(int batchId, CancellationToken cancellationToken = default) =>
        Task.FromResult(Revenue.GetValueOrDefault(batchId));

    public Task AuditAsync(Actor actor, string action, string? subject, object? detail = null)
    {
        Audit.Add($"{actor.Name} {action} {subject}".TrimEnd());
        return Task.CompletedTask;
    }
}
