using Analytics.Web.Components.Charts;

namespace Analytics.Tests.Components;

public sealed class SankeyColumnsTests
{
    [Fact]
    public void Middles_RandomColumns_LieALineApartAndWithinTheChart()
    {
        var random = new Random(3);
        for (var run = 0; run < 300; run++)
        {
            var total = random.Next(1, 5_000);
            int[][] columns = [.. Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Parts(random, total))];
            var height = 200 + random.Next(600);

            var places = new SankeyColumns(columns, height);

            foreach (var column in columns)
            {
                var middles = places.Middles(column).Select(m => m * height).ToArray();
                for (var i = 1; i < column.Length; i++)
                {
                    var gap = middles[i] - middles[i - 1] - ((column[i] + column[i - 1]) * places.PixelsEach / 2);
                    Assert.InRange(gap, SankeyNodes.Gap - 1.0, SankeyNodes.Gap + 1.0);
                }

                Assert.InRange(middles[^1] + (column[^1] * places.PixelsEach / 2), 0, height + 1);
            }

            // As high as they can be: the fullest column reaches the bottom.
            Assert.Contains(columns, c => Math.Abs((c.Sum() * places.PixelsEach) + ((c.Length - 1) * SankeyNodes.Gap) - height) < 1e-6);
        }
    }

    [Fact]
    public void Middles_MorePlacesThanLines_AreHeldInside()
    {
        int[] column = [.. Enumerable.Repeat(1, 40)];

        var middles = new SankeyColumns([column], 100).Middles(column).ToArray();

        Assert.Equal(middles.Order(), middles);
        Assert.All(middles, m => Assert.InRange(m, 0, 1));
    }

    private static int[] Parts(Random random, int total)
    {
        var cuts = Enumerable.Range(0, random.Next(10)).Select(_ => random.Next(total + 1)).Append(0).Append(total).Order().ToArray();
        return [.. cuts.Zip(cuts.Skip(1), static (a, b) => b - a)];
    }
}
