using System.Globalization;
using Analytics.Core.Domain;

namespace Analytics.Core.Demo;

/// <summary>
/// What people did on the demo shop's pages in its last months: each order on the web or by phone ends a visit, and more visits end earlier. On phones
/// people give up more often where they pay, and those who come by e-mail less often, so that there is something to find.
/// </summary>
internal static class DemoEvents
{
    // Of very large shops a part of the orders is enough.
    private const double MostOrders = 20_000;
    private const double VisitsWithoutOrder = 4.2;

    private static readonly string[] Channels = ["search", "direct", "email", "social"];
    private static readonly double[] Likely = DemoRandom.Cumulate([0.42, 0.27, 0.18, 0.13]);

    /// <summary>All events, order by order; the same at every call.</summary>
    public static IEnumerable<TrackedEvent> Of(DemoShop shop)
    {
        if (shop.Options.EventDays <= 0)
        {
            yield break;
        }

        var from = new DateTimeOffset(shop.Options.Until.AddDays(1 - shop.Options.EventDays).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var share = Math.Min(1, MostOrders / shop.Orders);
        var number = 0;
        foreach (var order in Orders(shop, from))
        {
            var random = new DemoRandom(shop.Options.Seed, DemoStream.Events, number);
            if (random.Chance(share))
            {
                foreach (var tracked in Around(shop, order, number, random))
                {
                    yield return tracked;
                }
            }

            number++;
        }
    }

    private static IEnumerable<TrackedEvent> Around(DemoShop shop, (DemoLine First, long Cents) order, int number, DemoRandom random)
    {
        var payment = new DemoRandom(shop.Options.Seed, DemoStream.Payment, number);
        var name = string.Create(CultureInfo.InvariantCulture, $"DV-{number:00000}");
        var visit = new DemoTour(name, Channel(ref random), order.First.Channel == "Mobile" ? "mobile" : random.Chance(0.9) ? "desktop" : "tablet", order.First.Product);
        foreach (var tracked in visit.Bought(order.First.At, shop.Customers[order.First.Customer].ExternalId, order.First.OrderId, order.Cents, ref random, ref payment))
        {
            yield return tracked;
        }

        var others = random.Poisson(VisitsWithoutOrder);
        for (var i = 0; i < others; i++)
        {
            var product = random.Chance(0.3) ? order.First.Product : random.Below(DemoCatalog.Products.Count);
            var tour = new DemoTour(string.Create(CultureInfo.InvariantCulture, $"{name}-{i}"), Channel(ref random), random.Chance(0.68) ? "mobile" : random.Chance(0.85) ? "desktop" : "tablet", product);
            // About the same hour, on that day or one before: people look around when people buy.
            var at = order.First.At.AddDays(-random.Below(3)).AddMinutes(-random.Below(90));
            var customer = random.Chance(0.2) ? shop.Customers[random.Below(shop.Customers.Count)].ExternalId : null;
            foreach (var tracked in tour.Left(at, customer, ref random, ref payment))
            {
                yield return tracked;
            }
        }
    }

    private static string Channel(ref DemoRandom random) => Channels[random.Pick(Likely)];

    private static IEnumerable<(DemoLine First, long Cents)> Orders(DemoShop shop, DateTimeOffset from)
    {
        (DemoLine First, long Cents)? open = null;
        foreach (var line in shop.Lines())
        {
            if (line.Quantity < 0 || line.At < from || line.Channel is not ("Web" or "Mobile"))
            {
                continue;
            }

            if (open is var (first, cents) && first.OrderId == line.OrderId)
            {
                open = (first, cents + line.AmountCents);
                continue;
            }

            if (open is { } done)
            {
                yield return done;
            }

            open = (line, line.AmountCents);
        }

        if (open is { } last)
        {
            yield return last;
        }
    }
}
