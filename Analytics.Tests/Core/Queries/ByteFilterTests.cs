using Analytics.Core.Queries.Execution;

namespace Analytics.Tests.Core.Queries;

public sealed class ByteFilterTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(4095)]
    [InlineData(4096)]
    public void And_TwoColumns_SelectsWhatALookUpLineByLineDoes(int count)
    {
        var random = new Random(count);
        for (var round = 0; round < 50; round++)
        {
            var columns = new[] { Column(random, count), Column(random, count) };
            var bits = new ulong[(count + 63) / 64];
            Array.Fill(bits, ulong.MaxValue);
            var selected = new int[count];

            foreach (var (lines, values) in columns)
            {
                ByteFilter.And(lines, ByteFilter.Codes(values, 0, values.Length - 1, out var passing)!, passing, bits);
            }

            var kept = ByteFilter.Numbers(bits, count, selected);

            Assert.Equal(Enumerable.Range(0, count).Where(i => columns.All(c => c.Values[c.Lines[i]])), selected.Take(kept));
        }
    }

    [Fact]
    public void Codes_ManyOnBothSides_LeavesItToTheLookUp()
    {
        var values = Enumerable.Range(0, 40).Select(i => i % 2 == 0).ToArray();

        Assert.Null(ByteFilter.Codes(values, 0, 39, out _));
        Assert.Equal([4, 6], ByteFilter.Codes(values, 4, 7, out _)!);
    }

    private static (byte[] Lines, bool[] Values) Column(Random random, int count)
    {
        // Up to 16 codes, so that at most eight pass or do not.
        var values = Enumerable.Range(0, random.Next(2, 17)).Select(_ => random.Next(3) == 0).ToArray();
        return ([.. Enumerable.Range(0, count).Select(_ => (byte)random.Next(values.Length))], values);
    }
}
