using Analytics.Core.Domain;

namespace Analytics.Core.Demo;

/// <summary>
/// Campaigns with known effects, so that there is something to find and to check: retargeting is long saturated while social ads are not, so that money
/// belongs moved from one to the other; the influencers do not earn what they cost; the newsletter's cost never varies, so that nobody can say what more
/// of it would do; people of 56 and over buy a third of what others buy after a social ad; and retargeting's pictures are worn out in the last ten days.
/// </summary>
internal static class DemoCampaigns
{
    /// <summary>The campaign whose pictures wear out.</summary>
    public const string WornOut = "D-1";

    /// <summary>The campaign that does not pay.</summary>
    public const string DoesNotPay = "I-1";

    /// <summary>The campaign whose spend never varies.</summary>
    public const string NeverVaries = "N-1";

    /// <summary>The campaign that deserves more.</summary>
    public const string DeservesMore = "S-3";

    /// <summary>The audience that buys less.</summary>
    public const string WeakAudience = "56+";

    private const int MostDays = 365;
    private const int Step = 14;
    private const int WornDays = 10;
    private const double OrderValue = 60;

    // Sunday first; 1 on average.
    private static readonly double[] Weekdays = [1.16, 0.98, 0.92, 0.93, 0.95, 0.98, 1.08];

    private static readonly (string Age, double Orders)[] Audiences = [("18-25", 0.3), ("26-35", 0.3), ("36-55", 0.3), (WeakAudience, 0.1)];

    /// <summary>The truth.</summary>
    public static IReadOnlyList<DemoCampaign> Truth { get; } =
    [
        new("S-1", "Search, own name", "Search", "Search", "Everyone", 30, 0.4, 22, 0.085, static x => 3.0 * x / (12 + x)),
        new("S-2", "Search, products", "Search", "Search", "Everyone", 30, 0.4, 16, 0.032, static x => 1.1 * Math.Log(1 + (x / 20))),
        new(DeservesMore, "Social, new people", "Social", "Social", "New customers", 25, 0.4, 6, 0.011, static x => 0.075 * Math.Pow(x, 0.85)),
        new(WornOut, "Retargeting", "Display", "Display", "Visitors", 20, 0.4, 3, 0.006, static x => 1.2 * x / (5 + x)),
        new(NeverVaries, "Newsletter", "Email", "Email", "Customers", 6, 0.01, 4, 0.03, static x => 0.45 * Math.Sqrt(x)),
        new(DoesNotPay, "Influencers", "Social", "Social", "New customers", 25, 0.4, 9, 0.008, static x => 0.06 * Math.Sqrt(x)),
    ];

    /// <summary>The campaigns as a shop would describe them.</summary>
    public static IReadOnlyList<Campaign> Of(DemoOptions options)
    {
        var (from, to) = Span(options);
        var end = to.AddDays(45);
        return
        [
            .. Truth.Select(c => new Campaign(
                c.Id, c.Name, c.Type, c.Channel, c.Target,
                Money.FromDecimal(Math.Round((decimal)(c.Spend * ScaleOf(options) * (end.DayNumber - from.DayNumber + 1)) / 100) * 100),
                from, end, "active")),
        ];
    }

    /// <summary>What they did.</summary>
    public static IEnumerable<CampaignDay> DaysOf(DemoOptions options)
    {
        var (from, to) = Span(options);
        for (var c = 0; c < Truth.Count; c++)
        {
            var level = 1.0;
            for (var day = from; day <= to; day = day.AddDays(1))
            {
                var at = day.DayNumber - from.DayNumber;
                var money = new DemoRandom(options.Seed, DemoStream.Spend, (c * 10_000) + at);
                if (at % Step == 0)
                {
                    level = Math.Clamp(Math.Exp(money.Normal(Truth[c].Wavers)), 0.4, 2.2);
                }

                var spend = Truth[c].Spend * level * Math.Exp(money.Normal(Math.Min(0.08, Truth[c].Wavers)));
                var random = new DemoRandom(options.Seed, DemoStream.Campaign, (c * 10_000) + at);
                var isWorn = Truth[c].Id == WornOut && to.DayNumber - day.DayNumber < WornDays;
                foreach (var row in Rows(Truth[c], day, spend, ScaleOf(options), isWorn ? 0.55 : 1, random))
                {
                    yield return row;
                }
            }
        }
    }

    private static double ScaleOf(DemoOptions options) => Math.Max(0.1, options.Customers / 1_000.0);

    private static (DateOnly From, DateOnly To) Span(DemoOptions options)
    {
        var to = options.Until.AddDays(-1);
        var from = to.AddDays(1 - MostDays);
        return (from < options.From ? options.From : from, to);
    }

    private static IEnumerable<CampaignDay> Rows(DemoCampaign campaign, DateOnly day, double spend, double scale, double freshness, DemoRandom random)
    {
        var orders = scale * Weekdays[(int)day.DayOfWeek] * campaign.Orders(spend);
        var hasAudiences = campaign.Channel == "Social";
        foreach (var (age, share) in hasAudiences ? Audiences : [(null!, 1.0)])
        {
            // Audiences share the money in equal parts.
            var cost = scale * spend / (hasAudiences ? Audiences.Length : 1);
            var impressions = (int)(1_000 * cost / campaign.CostPerThousand);
            var count = random.Poisson(orders * share);
            var baskets = count + random.Poisson(1.6 * orders * share);
            yield return new CampaignDay(
                campaign.Id, day, null, age, null, null, impressions, random.Poisson(impressions * campaign.Ctr * freshness),
                Money.FromDecimal((decimal)Math.Round(cost, 2)),
                // Four parts of a quarter each: an order's value wavers by half.
                Money.FromDecimal(count == 0 ? 0 : (decimal)Math.Round(OrderValue / 4 * random.Gamma(4 * count), 2)),
                [new NamedCount("Baskets", baskets), new NamedCount("Orders", count)]);
        }
    }
}
