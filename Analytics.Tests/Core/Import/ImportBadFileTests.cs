using System.IO.Compression;
using System.Text;
using Analytics.Core.Import;

namespace Analytics.Tests.Core.Import;

/// <summary>Files that cannot be imported: each gets a clear message and changes nothing.</summary>
public sealed class ImportBadFileTests
{
    private const string Good = "order,customer,date,product,quantity,price\n1,a,2011-01-01,x,1,2.50\n2,b,2011-01-02,y,2,1.25\n";

    public static TheoryData<string, ImportError, string> Files => new()
    {
        { "empty", ImportError.EmptyFile, "empty" },
        { "image", ImportError.NotText, "image" },
        { "workbook", ImportError.NotText, "workbook" },
        { "random", ImportError.NotText, "control characters" },
        { "header only", ImportError.HeaderOnly, "no rows" },
        { "one column", ImportError.OneColumn, "one column" },
        { "300 columns", ImportError.TooManyColumns, "300 columns" },
        { "1 MB cell", ImportError.CellTooLong, "Line 3" },
        { "open quote", ImportError.CellTooLong, "quotation mark" },
        { "NUL", ImportError.NulBytes, "line 2" },
        { "half gzip", ImportError.BrokenArchive, "cut off" },
        { "gzip of nothing", ImportError.EmptyFile, "nothing" },
        { "absent", ImportError.Unreadable, "no file" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Inspect_BadFile_SaysSoAndChangesNothing(string kind, ImportError error, string words)
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = kind == "absent" ? new ImportFile("/nowhere/at-all.csv") : shop.File(Make(kind));
        var exception = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(file));
        Assert.Equal(error, exception.Error);
        Assert.Contains(words, exception.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await shop.Batches.ListAsync(includePending: true));
        Assert.Equal(0, shop.Refreshes);
    }

    [Fact]
    public async Task Commit_FileChangedAfterTheCheck_IsRefused()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Good);
        var plan = (await shop.Service.InspectAsync(file)).SuggestedPlan;
        var report = await shop.Service.CheckAsync(file, plan);
        await File.WriteAllTextAsync(file.Path, Good + "3,c,2011-01-03,x,1,9.99\n");
        var exception = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CommitAsync(file, plan, report, "tester"));
        Assert.Equal(ImportError.FileChanged, exception.Error);
        Assert.Empty(await shop.Batches.ListAsync(includePending: true));
    }

    [Fact]
    public async Task Check_PlanWithoutDate_SaysWhichOptionToGive()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File(Good);
        var plan = (await shop.Service.InspectAsync(file)).SuggestedPlan.WithField(ImportField.Date, null);
        var exception = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CheckAsync(file, plan));
        Assert.True(exception.NeedsChoice);
        Assert.Contains("--map date=", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_Cancelled_LeavesNothingBehind()
    {
        await using var shop = await ImportFixture.StartAsync();
        var text = new StringBuilder("order,customer,date,product,quantity,price\n");
        for (var i = 0; i < 120_000; i++)
        {
            text.Append(i).Append(",c").Append(i % 100).Append(",2011-01-01,x,1,2.50\n");
        }

        using var file = shop.File(text.ToString());
        var plan = (await shop.Service.InspectAsync(file)).SuggestedPlan;
        var report = await shop.Service.CheckAsync(file, plan);
        using var cancel = new CancellationTokenSource();
        var progress = new Relay(p =>
        {
            if (p.Phase == ImportPhase.Committing)
            {
                cancel.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shop.Service.CommitAsync(file, plan, report, "tester", progress, cancel.Token));
        Assert.Empty(await shop.Batches.ListAsync(includePending: true));
        Assert.Equal(0, await shop.CountLinesAsync());
    }

    private static byte[] Make(string kind) => kind switch
    {
        "empty" => [],
        "image" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
        "workbook" => [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0],
        "random" => [.. Enumerable.Range(0, 5000).Select(i => (byte)(((i * 37) % 31) + 1))],
        "header only" => "order,customer,date,product,quantity,price\n"u8.ToArray(),
        "one column" => "name\nann\nbob\n"u8.ToArray(),
        "300 columns" => Encoding.UTF8.GetBytes(
            string.Join(',', Enumerable.Range(1, 300).Select(i => "c" + i)) + "\n" + string.Join(',', Enumerable.Range(1, 300)) + "\n"),
        "1 MB cell" => Encoding.UTF8.GetBytes(Good.Replace(",y,", "," + new string('y', 1 << 20) + ",", StringComparison.Ordinal)),
        "open quote" => Encoding.UTF8.GetBytes(
            Good + "3,\"c,2011-01-03,x,1,1\n" + string.Concat(Enumerable.Repeat("4,d,2011-01-03,x,1,1\n", 20_000))),
        "NUL" => Encoding.UTF8.GetBytes(Good.Replace("x", "\0", StringComparison.Ordinal)),
        "half gzip" => Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{i},{i * 7919 % 1000},2011-01-01,2.5\n"))))[..^2000],
        "gzip of nothing" => [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    internal static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var packer = new GZipStream(target, CompressionLevel.Fastest))
        {
            packer.Write(bytes);
        }

        return target.ToArray();
    }

    private sealed class Relay(Action<ImportProgress> told) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => told(value);
    }
}
