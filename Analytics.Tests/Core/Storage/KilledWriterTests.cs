using System.Diagnostics;
using System.Globalization;
using Analytics.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Storage;

public sealed class KilledWriterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task EnsureReady_WriterLivesThenIsKilled_LeavesItsBatchAloneThenCleansItUp()
    {
        await using var storage = await StorageFixture.StartAsync();
        var mine = await Lines.ImportAsync(storage, Lines.Of("o1", "customer 1", "p", 100));
        using var child = Start("pending", storage);
        try
        {
            Assert.StartsWith("pending ", await ReadAsync(child), StringComparison.Ordinal);

            Assert.Equal(0, (await storage.Get<DatabaseStartup>().EnsureReadyAsync()).CleanedBatches);
            Assert.Equal(1 + ChildProgram.Lines, await Lines.CountAsync(storage, static c => c.PurchaseLines));
            Assert.Equal([mine], storage.Reader.ReadBatches().Select(static b => b.Id));
            Assert.Single(Lines.Customers(storage));
        }
        finally
        {
            await KillAsync(child);
        }

        Assert.Equal(1, (await storage.Get<DatabaseStartup>().EnsureReadyAsync()).CleanedBatches);
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.PurchaseLines));
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.Customers));
        Assert.Equal(1, await Lines.CountAsync(storage, static c => c.ImportBatches));
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(storage.Options.Path!)!, "*-batch-*.lock"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task Commit_KilledAfterwards_EveryAcknowledgedBatchIsThereWhole(int acknowledgements)
    {
        await using var storage = StorageFixture.NewFile();
        var acknowledged = new List<int>();
        using (var child = Start("committing", storage))
        {
            try
            {
                while (acknowledged.Count < acknowledgements)
                {
                    acknowledged.Add(int.Parse((await ReadAsync(child))["committed ".Length..], CultureInfo.InvariantCulture));
                }
            }
            finally
            {
                await KillAsync(child); // in the middle of the next batch
            }
        }

        await storage.Get<DatabaseStartup>().EnsureReadyAsync();

        var batches = storage.Reader.ReadBatches().Select(static b => b.Id).ToList();
        Assert.Equal(acknowledged, batches.Take(acknowledged.Count));
        Assert.All(batches, id => Assert.Equal(ChildProgram.Lines * 10_000L, Lines.Read(storage, id).Sum(static l => l.AmountUnits)));
        Assert.Equal(batches.Count, storage.State.Read().Version);
        Assert.Equal(batches.Count * ChildProgram.Lines, await Lines.CountAsync(storage, static c => c.PurchaseLines));
        Assert.Equal(batches.Count * ChildProgram.Lines / 4, await Lines.CountAsync(storage, static c => c.Orders));
        Assert.Equal(50, Lines.Customers(storage).Count);
    }

    private static Process Start(string mode, StorageFixture storage) =>
        Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(ChildProgram).Assembly.Location, mode, storage.Options.Path! },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;

    private static async Task<string> ReadAsync(Process child)
    {
        using var timeout = new CancellationTokenSource(Patience);
        return await child.StandardOutput.ReadLineAsync(timeout.Token) ?? throw new InvalidOperationException("The other process ended by itself.");
    }

    private static async Task KillAsync(Process child)
    {
        child.Kill();
        await child.WaitForExitAsync();
    }
}
