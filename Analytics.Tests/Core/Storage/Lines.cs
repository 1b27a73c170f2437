using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Tests.Core.Storage;

/// <summary>Short ways to write and read in tests.</summary>
internal static class Lines
{
    public static PurchaseRow Of(string order, string? customer, string? product, long amountUnits) => new(
        2, order, customer, product, product is null ? null : "Name of " + product, true, null, null, null, 1_300_000_000_000, 1_000, amountUnits, amountUnits);

    public static Task<int> ImportAsync(StorageFixture storage, params PurchaseRow[] rows) => ImportAsync(storage, "shop.csv", rows, [], []);

    public static async Task<int> ImportAsync(
        StorageFixture storage, string source, PurchaseRow[] rows, CustomerRow[] customers, ProductRow[] products)
    {
        var batch = await storage.Batches.BeginAsync(new BatchDraft(BatchKind.Purchases, source, "ann"));
        await using var writer = storage.Batches.OpenWriter(batch.Id);
        foreach (var row in rows)
        {
            await writer.WriteAsync(row);
        }

        foreach (var row in customers)
        {
            await writer.WriteAsync(row);
        }

        foreach (var row in products)
        {
            await writer.WriteAsync(row);
        }

        await writer.CompleteAsync();
        await storage.Batches.CommitAsync(batch.Id, new BatchSummary(rows.Length, rows.Length, 0));
        return batch.Id;
    }

    public static List<LineRecord> Read(StorageFixture storage, int batchId)
    {
        var lines = new List<LineRecord>();
        storage.Reader.ReadBatch(batchId, block => lines.AddRange(block));
        return lines;
    }

    public static List<Customer> Customers(StorageFixture storage)
    {
        var customers = new List<Customer>();
        storage.Reader.ReadCustomers(customers.Add);
        return customers;
    }

    public static async Task<int> CountAsync<T>(StorageFixture storage, Func<AnalyticsDbContext, DbSet<T>> set)
        where T : class
    {
        await using var context = await storage.Get<IDbContextFactory<AnalyticsDbContext>>().CreateDbContextAsync();
        return await set(context).CountAsync();
    }
}
