using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Queries;

namespace Analytics.Tests.Core.Customers.Rules;

/// <summary>A random shop with returns, cancellations, anonymous lines, products and costs of every kind; and what a rule finds of one customer.</summary>
internal sealed class MeasureShop
{
    public const int Customers = 12;

    private static readonly string?[] Categories = ["Books", "Food", "Toys", null];
    private static readonly string?[] Channels = ["Web", "Store", null];

    public MeasureShop(int seed)
    {
        var random = new Random(seed);
        var shop = new SmallShop(ShopSettings.Default with { TimeZoneId = "Europe/Berlin" });
        for (var key = 1; key <= Customers; key++)
        {
            shop.Customer(key);
        }

        for (var key = 1; key <= 5; key++)
        {
            shop.Product(key, Categories[random.Next(4)]);
        }

        for (var i = 0; i < 160; i++)
        {
            var at = new DateTime(2024, 12, 31, 22, 30, 0, DateTimeKind.Utc).AddMinutes(-random.Next(120 * 24 * 60));
            var isReturn = random.Next(4) == 0;
            var amount = random.Next(12) == 0 ? -3 : random.Next(0, 60);
            var line = (
                At: at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Order: 1 + random.Next(70), Customer: random.Next(Customers - 1),
                Amount: isReturn ? -amount : amount, Quantity: isReturn ? -random.Next(1, 4) : random.Next(0, 5),
                Product: random.Next(6), Category: random.Next(3) == 0 ? Categories[random.Next(4)] : null, Channel: Channels[random.Next(3)]);
            shop.Line(line.At, line.Order, line.Customer, line.Amount, line.Quantity, line.Product, line.Category, line.Channel);
            if (random.Next(10) == 0)
            {
                // It comes back the same day: of these two nothing is left to have a cost.
                shop.Line(line.At, line.Order, line.Customer, -line.Amount, -line.Quantity, line.Product, line.Category, line.Channel);
            }
        }

        Runner = shop.Runner();
        Costs = [.. Enumerable.Range(0, random.Next(9)).Select(id => Cost(random, id + 1)), .. Whole(random)];
        Evaluator = new SegmentEvaluator(Runner, static () => null);
        Held = CustomerCosts.Of(Costs);
    }

    public QueryRunner Runner { get; }

    public IReadOnlyList<CostEntry> Costs { get; }

    private SegmentEvaluator Evaluator { get; }

    private IHeldCosts Held { get; }

    /// <summary>The days that a condition counts; null for all.</summary>
    public Period? Window(int? lastDays) => lastDays is { } days ? new Period(Runner.Freshness.Today.AddDays(1 - days), Runner.Freshness.Today) : null;

    /// <summary>Who fulfils one condition.</summary>
    public bool[] Find(string field, RuleOperator @operator, int? lastDays, params string[] values) =>
        Evaluator.Evaluate(RuleGroup.All(new RuleCondition(field, @operator, values, lastDays)), Runner.Hold(), Held).Members;

    /// <summary>Holds a field against what the queries say of each customer: unknown where they say nothing, else equal to 10⁻⁹.</summary>
    public void Equal(string field, int? lastDays, Func<int, decimal?> expected)
    {
        var (least, most) = SegmentFields.Find(field)!.Kind == RuleFieldKind.Share ? (0m, 1m) : (decimal.MinValue, 1_000_000m);
        var unknown = Find(field, RuleOperator.Unknown, lastDays);
        for (var key = 1; key <= Customers; key++)
        {
            var value = expected(key);
            Assert.True(unknown[key] == value is null, $"{field} of c{key} over {lastDays}: {value} by the query, {(unknown[key] ? "not known" : "known")} by the rule.");
            if (value is { } known)
            {
                string[] near = [Math.Max(least, known - 1e-9m).ToString(CultureInfo.InvariantCulture), Math.Min(most, known + 1e-9m).ToString(CultureInfo.InvariantCulture)];
                Assert.True(Find(field, RuleOperator.Between, lastDays, near)[key], $"{field} of c{key} over {lastDays} is not {known}, as the query says.");
                Assert.False(Find(field, RuleOperator.MoreThan, lastDays, near[1])[key], $"{field} of c{key} over {lastDays} is more than {known}, which the query says.");
            }
            else
            {
                Assert.False(Find(field, RuleOperator.Known, lastDays)[key]);
                Assert.False(Find(field, RuleOperator.AtMost, lastDays, most.ToString(CultureInfo.InvariantCulture))[key]);
            }
        }
    }

    private static IEnumerable<CostEntry> Whole(Random random) => random.Next(2) == 0
        ? []
        : [new CostEntry { Id = 100, Category = CostCategory.Goods, Basis = CostBasis.RevenueShare, ShareMillionths = 400_000, From = new DateOnly(2024, random.Next(8, 12), 1) }];

    // Whole percents and whole amounts, so that a day's rounding, which the report does and a rule does not, has nothing to round.
    private static CostEntry Cost(Random random, int id)
    {
        var entry = new CostEntry
        {
            Id = id,
            Category = random.Next(2) == 0 ? CostCategory.Goods : (CostCategory)random.Next(2, 8),
            Basis = (CostBasis)random.Next(1, 4),
            Span = (CostSpan)random.Next(1, 3),
            From = new DateOnly(2024, 8, 1).AddDays(random.Next(150)),
            ShareMillionths = 10_000 * random.Next(0, 60),
            AmountUnits = 10_000 * random.Next(0, 40),
            ProductCategory = random.Next(3) == 0 ? Categories[random.Next(3)] : null,
            Channel = random.Next(4) == 0 ? Channels[random.Next(2)] : null,
            ProductCode = random.Next(3) == 0 ? "p" + (1 + random.Next(6)) : null,
        };
        entry.To = random.Next(3) == 0 ? entry.From.AddDays(random.Next(60)) : null;
        return entry;
    }
}
