using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Tests.Fakes;

/// <summary>The other process of tests that kill one: <c>dotnet Analytics.Tests.dll pending|committing FILE</c>.</summary>
internal static class ChildProgram
{
    /// <summary>Lines in each batch.</summary>
    internal const int Lines = 400;

    internal static async Task<int> Main(string[] args)
    {
        if (args.Length != 2)
        {
            return 2;
        }

        await using var services = new ServiceCollection()
            .AddAnalyticsStorage(new DatabaseOptions { Path = args[1] })
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseStartup>().EnsureReadyAsync();
        var batches = services.GetRequiredService<BatchStore>();
        for (var n = 1; ; n++)
        {
            var batch = await batches.BeginAsync(new BatchDraft(BatchKind.Purchases, $"child {n}", "child"));
            await using var writer = batches.OpenWriter(batch.Id);
            for (var i = 0; i < Lines; i++)
            {
                await writer.WriteAsync(new PurchaseRow(
                    i, $"order {n}.{i / 4}", $"customer {i % 50}", "p", "Product", true, null, null, null, 1_300_000_000_000, 1_000, 10_000, null));
            }

            await writer.CompleteAsync();
            if (args[0] == "pending")
            {
                await SayAsync($"pending {batch.Id}");
                await Task.Delay(Timeout.Infinite);
            }

            await batches.CommitAsync(batch.Id, new BatchSummary(Lines, Lines, 0));
            await SayAsync($"committed {batch.Id}");
        }
    }

    private static async Task SayAsync(string line)
    {
        await Console.Out.WriteLineAsync(line);
        await Console.Out.FlushAsync();
    }
}
