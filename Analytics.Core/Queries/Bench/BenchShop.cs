using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Facts;

namespace Analytics.Core.Queries.Bench;

/// <summary>
/// A made-up shop of any size: a tenth as many customers as lines, each line's drawn at random, three years, sorted by time,
/// 5 categories, 3 channels, 5 locations, 1,000 products, two lines an order, one line in a hundred a return.
/// </summary>
internal static class BenchShop
{
    /// <summary>Days of the three years 2021 to 2023.</summary>
    public const int Days = 1_095;

    /// <summary>The first day.</summary>
    public static readonly DateOnly FirstDay = new(2021, 1, 1);

    private static readonly string[] Categories = ["Electronics", "Clothing", "Food", "Books", "Home"];
    private static readonly string[] Channels = ["Web", "Store", "App"];
    private static readonly string[] Locations = ["North", "South", "East", "West", "Centre"];

    /// <summary>Makes the shop; the same lines for the same number. On demand both lines of an order are one customer's.</summary>
    public static FactSnapshot Generate(int rows, bool ordersHaveOneCustomer, CancellationToken cancellationToken)
    {
        const int Products = 1_000;
        var random = new Random(1);
        var writer = new FactWriter(FactSnapshot.Empty);
        var categories = Array.ConvertAll(Categories, writer.Category);
        var channels = Array.ConvertAll(Channels, writer.Channel);
        var locations = Array.ConvertAll(Locations, writer.Location);
        var customers = Math.Max(1, rows / 10);
        for (var key = 1; key <= customers; key++)
        {
            writer.SetCustomer(key, new CustomerFacts { ExternalId = key.ToString(CultureInfo.InvariantCulture), AgeYears = -1 });
        }

        for (var key = 1; key <= Products; key++)
        {
            writer.SetProduct(key, new ProductFacts("P" + key.ToString(CultureInfo.InvariantCulture), null, 0, true));
        }

        writer.AddBatch(new BatchFacts(1, "bench", BatchKind.Purchases));
        var start = new DateTimeOffset(FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeSeconds();
        var customer = 0;
        for (var row = 0; row < rows; row++)
        {
            if ((row & 0xFFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var sign = random.Next(100) == 0 ? -1 : 1;
            var quantity = sign * random.Next(1, 6);
            customer = ordersHaveOneCustomer && row % 2 == 1 ? customer : random.Next(customers) + 1;
            writer.Add(new FactLine(
                row + 1,
                1,
                (row / 2) + 1,
                customer,
                random.Next(Products) + 1,
                categories[random.Next(categories.Length)],
                channels[random.Next(channels.Length)],
                locations[random.Next(locations.Length)],
                start + (long)((double)row / rows * Days * 86_400),
                quantity * Quantity.Scale,
                quantity * random.NextInt64(100, 20_000) * 100));
        }

        return writer.Build(Guid.Empty, 1);
    }
}
