namespace Analytics.Tests.Fakes;

/// <summary>A small shop's lines, the same each time.</summary>
public static class MadeUpShop
{
    private static readonly string[] Categories = ["Books", "Clothing", "Electronics", "Food", "Home"];
    private static readonly string[] Channels = ["Web", "Store", "App"];
    private static readonly string[] Cities = ["Berlin", "Lyon", "Porto", "Turin", "Ghent"];

    /// <summary>Two years of orders of a hundred customers that end on <paramref name="last"/>.</summary>
    public static IReadOnlyList<FakeLine> Lines(DateOnly last, int count = 4_000, int seed = 1)
    {
        var random = new Random(seed);
        var lines = new List<FakeLine>(count);
        for (var i = 0; i < count; i++)
        {
            var part = Math.Sqrt((i + 1.0) / count);
            var day = last.AddDays(-(int)(730 * (1 - part)));
            var product = random.Next(40);
            var quantity = random.Next(30) == 0 ? -1 : random.Next(1, 5);
            var customer = random.Next(10) == 0 ? null : $"C{(int)(100 * Math.Pow(random.NextDouble(), 1.6) * part):000}";
            lines.Add(new FakeLine(
                day.ToDateTime(new TimeOnly(8 + random.Next(13), random.Next(60))),
                $"O{i / 3:00000}",
                customer,
                $"P{product:00}",
                Categories[product % Categories.Length],
                Channels[random.Next(random.Next(1, 4))],
                Cities[random.Next(random.Next(1, 6))],
                quantity,
                quantity * (10 + (product * 7 % 90) + 0.95m)));
        }

        return lines;
    }
}
