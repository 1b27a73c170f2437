using Analytics.Core.Import;
using Analytics.Core.Import.Checking;

namespace Analytics.Tests.Core.Import;

public sealed class WorkFolderTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "analytics-work-test-" + Guid.NewGuid().ToString("N"));

    [Fact]
    public void Spill_MoreThanFitsIntoMemory_LiesInTheFolderAndGoesWithIt()
    {
        using (var counter = new DistinctCounter(new WorkFolder(_folder), keptInMemory: 10))
        {
            for (var i = 0; i < 1_000; i++)
            {
                counter.Add(ContentHash.Of($"id {i}"));
            }

            Assert.NotEmpty(Directory.GetFiles(_folder));
            Assert.Equal(1_000, counter.Count());
        }

        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public void Sweep_FilesOfTheDeadAndOfTheLiving_RemovesOnlyWhatNobodyHolds()
    {
        var folder = new WorkFolder(_folder);
        using var living = folder.Create();
        var dead = Path.Combine(_folder, "check-left");
        File.WriteAllText(dead, "x");
        File.WriteAllText(Path.Combine(_folder, "other"), "x");

        Assert.Equal(0, folder.Sweep(DateTimeOffset.UtcNow));
        Assert.Equal(1, folder.Sweep(DateTimeOffset.UtcNow.AddMinutes(5)));

        Assert.False(File.Exists(dead));
        Assert.True(File.Exists(living.Name));
        Assert.True(File.Exists(Path.Combine(_folder, "other")));
    }

    [Fact]
    public void Spill_DiskNearlyFull_SaysSo()
    {
        using var finder = new DuplicateFinder(new WorkFolder(_folder, static _ => 1_000_000), keptInMemory: 2);

        var refused = Assert.Throws<ImportException>(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                finder.Add(ContentHash.Of($"row {i}"), i, i);
            }
        });

        Assert.Equal(ImportError.Disk, refused.Error);
        Assert.Contains(_folder, refused.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
