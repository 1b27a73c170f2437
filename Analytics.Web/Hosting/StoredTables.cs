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
    /// <summary>How many rows are read at once. None is given on while the database is read: whoever takes them may be slow, and what reads holds up the log of writes.</summary>
    internal const int AtOnce = 10_000;

    /// <inheritdoc />
    public async Task<long> VersionAsync(CancellationToken cancellationToken = default) => (await state.ReadAsync(cancellationToken)).Version;

    /// <inheritdoc />
    public async IAsyncEnumerable<Customer> CustomersAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var after = 0; ;)
        {
            var from = after;
            var page = await Task.Run(() => lines.ReadCustomerPage(from, AtOnce), cancellationToken);
            foreach (var customer in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return customer;
            }

            if (page.Count < AtOnce)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ExportProduct> ProductsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var after = 0; ;)
        {
            var page = await ProductPageAsync(after, cancellationToken);
            foreach (var (_, product) in page)
            {
                yield return product;
            }

            if (page.Count < AtOnce)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ImportBatch> BatchesAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var after = 0; ;)
        {
            var page = await BatchPageAsync(after, cancellationToken);
            foreach (var batch in page)
            {
                yield return batch;
            }

            if (page.Count < AtOnce)
            {
                yield break;
            }

            after = page[^1].Id;
        }
    }

    /// <inheritdoc />
    public ExportScores? Scores() => scoring.Current is { } scores ? ScoreSheet.Of(scores, directory) : null;

    private async Task<List<(int Id, ExportProduct Product)>> ProductPageAsync(int after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = from product in context.Products.AsNoTracking()
                   join batch in context.ImportBatches on product.BatchId equals batch.Id
                   where batch.Status == BatchStatus.Committed && product.Id > after
                   orderby product.Id
                   select new
                   {
                       product.Id,
                       Row = new ExportProduct(
                           product.Code,
                           product.Name,
                           context.Labels.Where(l => l.Id == product.CategoryId).Select(l => l.Name).FirstOrDefault(),
                           product.IsGoods),
                   };
        return [.. (await rows.Take(AtOnce).ToListAsync(cancellationToken)).Select(static row => (row.Id, row.Row))];
    }

    private async Task<List<ImportBatch>> BatchPageAsync(int after, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ImportBatches.AsNoTracking().Where(b => b.Status != BatchStatus.Pending && b.Id > after).OrderBy(static b => b.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }
}
