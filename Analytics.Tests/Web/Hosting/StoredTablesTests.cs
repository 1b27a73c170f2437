using Analytics.Core.Demo;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Core.Storage;
using Analytics.Tests.Api;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Web.Hosting;

/// <summary>Whoever takes an export may be slow: between two rows nothing is being read from the database.</summary>
public sealed class StoredTablesTests
{
    [Fact]
    public async Task Tables_InTheMiddle_HoldNoRead()
    {
        var host = new ApiHost { Demo = static today => new DemoOptions { Customers = 40, Months = 3, Until = today, EventDays = 0 } };
        await host.InitializeAsync();
        try
        {
            // A second batch, so that there is something left after the first.
            var batches = host.Services.GetRequiredService<BatchStore>();
            var batch = await batches.BeginAsync(new BatchDraft(BatchKind.Demo, "another", "test"));
            await batches.CommitAsync(batch.Id, new BatchSummary(0, 0, 0));
            var tables = host.Services.GetRequiredService<IExportTables>();

            await InTheMiddleAsync(host, tables.ProductsAsync());
            await InTheMiddleAsync(host, tables.BatchesAsync());
            await InTheMiddleAsync(host, tables.CustomersAsync());
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task InTheMiddleAsync<T>(ApiHost host, IAsyncEnumerable<T> rows)
    {
        await using var row = rows.GetAsyncEnumerator();
        Assert.True(await row.MoveNextAsync());
        await host.Services.GetRequiredService<SettingsStore>().SetAsync("something", Guid.NewGuid());

        Assert.True(SlowHost.EmptiesLog(host.Services.GetRequiredService<DatabaseOptions>().Path!), typeof(T).Name);

        Assert.True(await row.MoveNextAsync());
    }
}
