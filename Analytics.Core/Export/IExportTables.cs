using Analytics.Core.Domain;

namespace Analytics.Core.Export;

/// <summary>The tables that are exported as they are stored, row by row, without holding them in memory.</summary>
public interface IExportTables
{
    /// <summary>The version of the data as the last commit of any process left it.</summary>
    Task<long> VersionAsync(CancellationToken cancellationToken = default);

    /// <summary>The customers of committed batches, in the order of their keys.</summary>
    IAsyncEnumerable<Customer> CustomersAsync(CancellationToken cancellationToken = default);

    /// <summary>The products of committed batches, in the order of their keys.</summary>
    IAsyncEnumerable<ExportProduct> ProductsAsync(CancellationToken cancellationToken = default);

    /// <summary>Committed and undone batches, in the order of their keys.</summary>
    IAsyncEnumerable<ImportBatch> BatchesAsync(CancellationToken cancellationToken = default);

    /// <summary>The newest scores of the customers; null while there are none.</summary>
    ExportScores? Scores();
}
