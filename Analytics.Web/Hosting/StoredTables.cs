using System.Runtime.CompilerServices;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Web.Hosting;

/// <summary>Streams tables from Storage for exports, and the newest scores.</summary>
public sealed class StoredTables(IDbContextFactory<AnalyticsDbContext> contexts, LineReader lines, DataStateStore state, ICustomerScoring scoring, ICustomerDirectory directory) : IExportTables
{
    private const int CustomersAtOnce = 10_000;

    /// <inheritdoc />
    public async Task<long> VersionAsync(CancellationToken cancellationToken = default) => (await state.ReadAsync(cancellationToken)).Version;

    /// <inheritdoc />
    public async IAsyncEnumerable<Customer> CustomersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var after = 0; ;)
        {
            var from = after;
            var page = await Task.Run(() => lines.ReadCustomerPage(from, CustomersAtOnce), cancellationToken);
            foreach (var customer in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return customer;
            }

            if (page.Count < CustomersAtOnce)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ExportProduct> ProductsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = from product in context.Products.AsNoTracking()
                   join batch in context.ImportBatches on product.BatchId equals batch.Id
                   where batch.Status == BatchStatus.Committed
                   orderby product.Id
                   select new ExportProduct(
                       product.Code,
                       product.Name,
                       context.Labels.Where(l => l.Id == product.CategoryId).Select(l => l.Name).FirstOrDefault(),
                       product.IsGoods);
        await foreach (var product in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return product;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ImportBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = context.ImportBatches.AsNoTracking().Where(b => b.Status != BatchStatus.Pending).OrderBy(b => b.Id);
        await foreach (var batch in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            yield return batch;
        }
    }

    /// <inheritdoc />
    public ExportScores? Scores() => scoring.Current is { } scores ? ScoreSheet.Of(scores, directory) : null;
}
