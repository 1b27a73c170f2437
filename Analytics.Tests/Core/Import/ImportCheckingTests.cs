using Analytics.Core.Import.Checking;

namespace Analytics.Tests.Core.Import;

public sealed class ImportCheckingTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public void DuplicateFinder_InMemoryOrOnDisk_FindsTheSameRows(int keptInMemory)
    {
        var random = new Random(7);
        var expected = new HashSet<int>();
        var seen = new HashSet<long>();
        using var finder = new DuplicateFinder(WorkFolder.Default, keptInMemory);
        for (var row = 0; row < 5_000; row++)
        {
            var value = random.NextInt64(3_000);
            if (!seen.Add(value))
            {
                expected.Add(row);
            }

            finder.Add(ContentHash.Of(BitConverter.GetBytes(value)), row, row + 2);
        }

        finder.Finish();
        Assert.Equal(expected.Count, finder.Rows.Count);
        Assert.All(expected, row => Assert.True(finder.Rows[row]));
        Assert.Equal(expected.Order().Take(5).Select(r => r + 2L), finder.ExampleLines);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(1_000_000)]
    public void DistinctCounter_InMemoryOrOnDisk_CountsExactly(int keptInMemory)
    {
        using var counter = new DistinctCounter(WorkFolder.Default, keptInMemory);
        for (var i = 0; i < 20_000; i++)
        {
            counter.Add(ContentHash.Of($"id {i % 777}"));
        }

        Assert.Equal(777, counter.Count());
    }

    [Fact]
    public void ContentHash_CellsShifted_Differ()
    {
        var one = new ContentHash();
        one.Add("ab"u8);
        one.Add("c"u8);
        var other = new ContentHash();
        other.Add("a"u8);
        other.Add("bc"u8);
        Assert.NotEqual(one.Value, other.Value);
    }
}
