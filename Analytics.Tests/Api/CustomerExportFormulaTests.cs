using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Api;

/// <summary>Customers and categories whose names are formulas stay texts in every export about customers.</summary>
public sealed class CustomerExportFormulaTests : IAsyncLifetime
{
    private const string Id = "=cmd|' /C calc'!A";

    private readonly ApiHost host = new();

    public async Task InitializeAsync()
    {
        await host.InitializeAsync();
        var batches = host.Services.GetRequiredService<BatchStore>();
        var batch = await batches.BeginAsync(new BatchDraft(BatchKind.Purchases, "formulas.csv", "ann"));
        await using (var writer = batches.OpenWriter(batch.Id))
        {
            var first = host.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-60);
            for (var person = 0; person < 60; person++)
            {
                foreach (var (category, days) in new[] { ("=Tea", 0), ("@SUM(Cups)", 20) })
                {
                    await writer.WriteAsync(new PurchaseRow(
                        0, $"-x{person}{category}", $"{Id}{person}", "+P" + category, category, true, category, null, null,
                        first.AddDays(days + (person % 7)).ToUnixTimeMilliseconds(), 1_000, 500_000, null));
                }
            }

            await writer.CompleteAsync();
        }

        await batches.CommitAsync(batch.Id, new BatchSummary(120, 120, 0));
        await host.Services.GetRequiredService<DataStartup>().RefreshFactsAsync();
        await host.Services.GetRequiredService<ICustomerScoring>().RefreshAsync();
    }

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Export_NamesThatAreFormulas_AreNone()
    {
        using var client = await host.ProgramAsync(ApiScopes.Export);
        foreach (var (table, held) in new[]
        {
            ("movement", null), ("orders-to-come", null), ("category-pairs", "'=Tea,'@SUM(Cups),"), ("customer-list?take=2000", $"'{Id}7"), ("clusters", $"'{Id}7"),
        })
        {
            var text = await client.GetStringAsync(new Uri("/api/v1/export/" + table, UriKind.Relative));

            // No cell but a number begins as a formula does.
            var cells = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).SelectMany(static line => line.Split(',')).ToList();
            Assert.True(cells.Count > 10, table);
            Assert.DoesNotContain(cells, static cell => cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal) && !double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _));
            if (held is not null)
            {
                Assert.Contains(held, text, StringComparison.Ordinal);
            }
        }
    }
}
