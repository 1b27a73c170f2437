using System.Globalization;
using Analytics.Core.Domain;

namespace Analytics.Core.Demo;

/// <summary>
/// A made-up shop that looks like a real one: growth, weekly and yearly seasons, customers who join, come back at their own rate
/// and lapse, and a few returns. Lines are made as they are read, in time's order, so that memory holds customers and order instants only.
/// </summary>
public sealed class DemoShop
{
    private const int FirstOrder = 100_001;

    private readonly List<DemoVisit> visits;
    private readonly DemoBaskets baskets;

    private DemoShop(DemoOptions options, List<DemoCustomer> customers, List<DemoVisit> visits)
    {
        Options = options;
        Customers = customers;
        this.visits = visits;
        baskets = new DemoBaskets(options);
    }

    /// <summary>What was asked for.</summary>
    public DemoOptions Options { get; }

    /// <summary>The customers.</summary>
    public IReadOnlyList<DemoCustomer> Customers { get; }

    /// <summary>The products.</summary>
    public static IReadOnlyList<DemoProduct> Products => DemoCatalog.Products;

    /// <summary>How many orders there are, returns apart.</summary>
    public int Orders => visits.Count;

    /// <summary>Makes a shop; equal options make equal shops.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The options are out of range.</exception>
    public static DemoShop Generate(DemoOptions options)
    {
        Check(options);
        var times = new DemoVisits(options);
        var people = new DemoPeople(options);
        var orders = new List<DemoVisit>(options.Customers * 6);
        var customers = new List<DemoCustomer>(options.Customers);
        for (var i = 0; i < options.Customers; i++)
        {
            customers.Add(people.Next(i, times.Add(i, orders)));
        }

        orders.Sort();
        if (orders[^1].Day < options.Days - 1)
        {
            orders.Add(times.EarlyToday());
        }

        return new DemoShop(options, customers, orders);
    }

    /// <summary>All lines in time's order; the same at every call.</summary>
    public IEnumerable<DemoLine> Lines()
    {
        var midnight = new DateTimeOffset(Options.From.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var end = Options.Days * (long)DemoVisit.DaySeconds;
        var pending = new PriorityQueue<DemoLine, (long At, int Order)>();
        for (var i = 0; i < visits.Count; i++)
        {
            var visit = visits[i];
            while (pending.TryPeek(out var back, out var due) && due.At <= visit.Second)
            {
                pending.Dequeue();
                yield return back;
            }

            var random = new DemoRandom(Options.Seed, DemoStream.Basket, i);
            var customer = Customers[visit.Customer];
            var channel = DemoCatalog.Channels[visit.Channel];
            var store = channel == "Store" ? StoreCity(customer, ref random) : null;
            var at = midnight.AddSeconds(visit.Second);
            var order = string.Create(CultureInfo.InvariantCulture, $"DO-{FirstOrder + i}");
            foreach (var item in baskets.Fill(customer, Options.From.AddDays(visit.Day), ref random))
            {
                yield return new DemoLine(order, visit.Customer, item.Product, channel, store, at, item.Quantity, item.PriceCents);
                if (item.ReturnedAfterDays is not { } days)
                {
                    continue;
                }

                // Returns are booked in office hours, and none on the last morning.
                var due = ((visit.Day + days) * (long)DemoVisit.DaySeconds) + (9 * 3_600) + (visit.Second % (8 * 3_600));
                if (due < end - DemoVisit.DaySeconds)
                {
                    var line = new DemoLine(
                        string.Create(CultureInfo.InvariantCulture, $"DR-{FirstOrder + i}"),
                        visit.Customer,
                        item.Product,
                        channel,
                        store,
                        midnight.AddSeconds(due),
                        -item.ReturnedQuantity,
                        item.PriceCents);
                    pending.Enqueue(line, (due, i));
                }
            }
        }

        while (pending.TryDequeue(out var back, out _))
        {
            yield return back;
        }
    }

    /// <summary>What customers say of what they bought; the same at every call.</summary>
    public IEnumerable<DemoReview> Reviews() => DemoReviews.Of(this);

    /// <summary>What people did on the shop's pages in its last months; orders on the web and by phone end such a visit. The same at every call.</summary>
    public IEnumerable<TrackedEvent> Events() => DemoEvents.Of(this);

    /// <summary>The campaigns.</summary>
    public IReadOnlyList<Campaign> Campaigns() => DemoCampaigns.Of(Options);

    /// <summary>What the campaigns did, day by day, up to yesterday; the same at every call.</summary>
    public IEnumerable<CampaignDay> CampaignDays() => DemoCampaigns.DaysOf(Options);

    /// <summary>What people touched before they bought, or did not.</summary>
    public IReadOnlyList<DemoPath> Paths() => DemoPaths.Of(Options);

    private static void Check(DemoOptions options)
    {
        if (options.Customers is < 1 or > DemoOptions.MaxCustomers)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Customers, $"Ask for 1 to {DemoOptions.MaxCustomers} customers.");
        }

        if (options.Months is < 1 or > DemoOptions.MaxMonths)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Months, $"Ask for 1 to {DemoOptions.MaxMonths} months.");
        }
    }

    private static string StoreCity(DemoCustomer customer, ref DemoRandom random) =>
        random.Chance(0.93) ? customer.City : DemoCatalog.Cities[random.Below(DemoCatalog.Cities.Count)];
}
