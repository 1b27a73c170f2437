using Analytics.Core.Domain;
using Analytics.Core.Export;

namespace Analytics.Tests.Fakes;

/// <summary>Tables in memory, whose version is told by a function.</summary>
public sealed class FakeExportTables(Func<long> version) : IExportTables
{
    public IReadOnlyList<Customer> Customers { get; init; } = [];

    public IReadOnlyList<ImportBatch> Batches { get; init; } = [];

    /// <summary>How often the version was asked for.</summary>
    public int VersionsAsked { get; private set; }

    public Task<long> VersionAsync(CancellationToken cancellationToken = default)
    {
        VersionsAsked++;
        return Task.FromResult(version());
    }

    public IAsyncEnumerable<Customer> CustomersAsync(CancellationToken cancellationToken = default) => Customers.ToAsyncEnumerable();

    public IAsyncEnumerable<ExportProduct> ProductsAsync(CancellationToken cancellationToken = default) => AsyncEnumerable.Empty<ExportProduct>();

    public IAsyncEnumerable<ImportBatch> BatchesAsync(CancellationToken cancellationToken = default) => Batches.ToAsyncEnumerable();

    public ExportScores? Scores() => null;
}
