using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Queries;

namespace Analytics.Tests.Core.Customers.Rules;

/// <summary>A random shop and random rules, and who fulfils them found slowly, line by line.</summary>
internal sealed class RuleShop
{
    private const int Customers = 25;
    private static readonly string[] Categories = ["Books", "Food", "Toys"];
    private static readonly string[] Places = ["Oslo", "Rome"];

    private readonly List<(DateOnly Day, DateTime At, int Order, int Customer, decimal Amount, decimal Quantity, string? Category, string? Channel)> _lines = [];
    private readonly (string? Gender, int Birth, string? Place, string? Prefers)[] _people = new (string?, int, string?, string?)[Customers + 1];

    public RuleShop(int seed)
    {
        var random = new Random(seed);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var shop = new SmallShop(ShopSettings.Default with { TimeZoneId = "Europe/Berlin" });
        for (var key = 1; key <= Customers; key++)
        {
            _people[key] = (Pick(random, "F", "M", null), random.Next(3) == 0 ? 0 : 1950 + random.Next(60), Pick(random, "Oslo", "Rome", null), Pick(random, "Books", "Toys", null));
            shop.Customer(key, _people[key].Gender, _people[key].Birth, _people[key].Place, _people[key].Prefers);
        }

        for (var i = 0; i < 200; i++)
        {
            var at = new DateTime(2024, 12, 31, 21, 0, 0, DateTimeKind.Utc).AddMinutes(-random.Next(400 * 24 * 60));
            var line = (
                Day: DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(at, zone)),
                At: TimeZoneInfo.ConvertTimeFromUtc(at, zone),
                Order: 1 + random.Next(80),
                Customer: random.Next(Customers - 3),
                Amount: (random.Next(5) == 0 ? -1 : 1) * random.Next(0, 4000) / 100m,
                Quantity: random.Next(5) == 0 ? -1m : random.Next(0, 4),
                Category: Pick(random, "Books", "Food", "Toys", null),
                Channel: Pick(random, "Web", "Store", null));
            _lines.Add(line);
            shop.Line(at.ToString("yyyy-MM-dd HH:mm"), line.Order, line.Customer, line.Amount, line.Quantity, 0, line.Category, line.Channel);
        }

        Runner = shop.Runner();
    }

    public QueryRunner Runner { get; }

    // Where the last line is older than a week, its day counts as today.
    private DateOnly Today => Runner.Freshness.Today;

    public static RuleGroup Rules(Random random, int level = 1)
    {
        var parts = Enumerable.Range(0, 1 + random.Next(3))
            .Select<int, Rule>(_ => level < 3 && random.Next(4) == 0 ? Rules(random, level + 1) : Condition(random));
        return new RuleGroup((RuleMatch)random.Next(3), [.. parts]);
    }

    public IEnumerable<int> Slowly(Rule rule) => Enumerable.Range(1, Customers).Where(key => Holds(rule, key));

    /// <summary>Which conditions hold of a customer, and the customer's lines.</summary>
    public string Explain(RuleGroup rules, int key) =>
        string.Join("; ", rules.Conditions().Select(c => $"{RuleWords.Of(c)}: {Holds(c, key)}")) + "; " + string.Join(" ", _lines.Where(l => l.Customer == key));

    private static RuleCondition Condition(Random random)
    {
        int? days = random.Next(2) == 0 ? null : 1 + random.Next(300);
        return random.Next(17) switch
        {
            0 => new RuleCondition("orders", Numeric(random), random.Next(6).ToString(), days),
            1 => new RuleCondition("netRevenue", Numeric(random), random.Next(-20, 80).ToString(), days),
            2 => new RuleCondition("units", RuleOperator.Between, ["1", (1 + random.Next(9)).ToString()], days),
            3 when random.Next(4) == 0 => new RuleCondition("averageOrderValue", RuleOperator.Unknown, [], days),
            3 => new RuleCondition("averageOrderValue", Numeric(random), random.Next(30).ToString(), days),
            4 => new RuleCondition("category", random.Next(2) == 0 ? RuleOperator.Is : RuleOperator.IsNot, [Pick(random, Categories)!, Pick(random, Categories)!], days),
            5 => new RuleCondition("lastOrder", random.Next(2) == 0 ? RuleOperator.WithinLast : RuleOperator.BeforeLast, (1 + random.Next(300)).ToString()),
            6 => new RuleCondition("gender", random.Next(2) == 0 ? RuleOperator.Is : RuleOperator.IsNot, "f"),
            7 => new RuleCondition("returns", Numeric(random), random.Next(-5, 20).ToString(), days),
            8 => new RuleCondition("returnLines", Numeric(random), random.Next(4).ToString(), days),
            9 => new RuleCondition("returnOrders", Numeric(random), random.Next(3).ToString(), days),
            10 => new RuleCondition("returnRate", Numeric(random), "0.1", days),
            11 => new RuleCondition("cancellations", Numeric(random), random.Next(3).ToString(), days),
            12 => new RuleCondition("weekday", random.Next(2) == 0 ? RuleOperator.Is : RuleOperator.IsNot, [Pick(random, "monday", "Friday")!, "Sunday"], days),
            13 => new RuleCondition("hourOfDay", random.Next(2) == 0 ? RuleOperator.Is : RuleOperator.IsNot, [random.Next(24).ToString(), "3"], days),
            14 => new RuleCondition("ageGroup", random.Next(2) == 0 ? RuleOperator.Is : RuleOperator.IsNot, ["26-35", "56+"]),
            15 => new RuleCondition("preferredCategory", random.Next(2) == 0 ? RuleOperator.Is : RuleOperator.IsNot, "books"),
            _ => random.Next(2) == 0
                ? new RuleCondition("location", RuleOperator.Contains, Pick(random, Places)![1..3])
                : new RuleCondition("age", Numeric(random), (20 + random.Next(40)).ToString()),
        };
    }

    private bool Holds(Rule rule, int key) => rule switch
    {
        RuleGroup { Match: RuleMatch.All } all => all.Rules.All(r => Holds(r, key)),
        RuleGroup { Match: RuleMatch.Any } any => any.Rules.Any(r => Holds(r, key)),
        RuleGroup none => !none.Rules.Any(r => Holds(r, key)),
        RuleCondition condition => Holds(condition, key),
        _ => throw new InvalidOperationException(),
    };

    private bool Holds(RuleCondition c, int key)
    {
        var lines = _lines.Where(l => l.Customer == key && (c.LastDays is not { } days || l.Day > Today.AddDays(-days))).ToList();
        var sales = lines.Where(l => l.Quantity > 0 && l.Amount > 0).ToList();
        var back = lines.Where(l => l.Quantity < 0).ToList();
        var orders = sales.Select(l => l.Order).Distinct().Count();
        DateOnly? last = sales.Count == 0 ? null : sales.Max(l => l.Day);
        return c.Field switch
        {
            "orders" => Compare(c, orders),
            "netRevenue" => Compare(c, lines.Sum(l => l.Amount)),
            "units" => Compare(c, lines.Sum(l => l.Quantity)),
            "averageOrderValue" => c.Operator == RuleOperator.Unknown ? orders == 0 : orders > 0 && Compare(c, lines.Sum(l => l.Amount) / orders),
            "category" => sales.Any(l => c.Values.Contains(l.Category)) == (c.Operator == RuleOperator.Is),
            "lastOrder" => last is { } day && (day > Today.AddDays(-int.Parse(c.Values[0]))) == (c.Operator == RuleOperator.WithinLast),
            "returns" => Compare(c, -back.Sum(l => l.Amount)),
            "returnLines" => Compare(c, back.Count),
            "returnOrders" => Compare(c, back.Select(l => l.Order).Distinct().Count()),
            "returnRate" => sales.Count > 0 && Compare(c, -back.Sum(l => l.Amount) / sales.Sum(l => l.Amount)),
            "cancellations" => Compare(c, lines.Select(l => l.Order).Distinct().Count() - orders),
            "weekday" => sales.Any(l => c.Values.Contains(l.At.DayOfWeek.ToString(), StringComparer.OrdinalIgnoreCase)) == (c.Operator == RuleOperator.Is),
            "hourOfDay" => sales.Any(l => c.Values.Contains(l.At.Hour.ToString())) == (c.Operator == RuleOperator.Is),
            "ageGroup" => (_people[key].Birth > 0 && 2024 - _people[key].Birth is (>= 26 and <= 35) or >= 56) == (c.Operator == RuleOperator.Is),
            "preferredCategory" => (_people[key].Prefers == "Books") == (c.Operator == RuleOperator.Is),
            "gender" => (_people[key].Gender == "F") == (c.Operator == RuleOperator.Is),
            "location" => _people[key].Place?.Contains(c.Values[0]) == true,
            _ => _people[key].Birth > 0 && Compare(c, 2024 - _people[key].Birth),
        };
    }

    private static bool Compare(RuleCondition c, decimal value) => c.Operator switch
    {
        RuleOperator.AtLeast => value >= decimal.Parse(c.Values[0]),
        RuleOperator.AtMost => value <= decimal.Parse(c.Values[0]),
        RuleOperator.MoreThan => value > decimal.Parse(c.Values[0]),
        RuleOperator.LessThan => value < decimal.Parse(c.Values[0]),
        RuleOperator.Between => value >= decimal.Parse(c.Values[0]) && value <= decimal.Parse(c.Values[1]),
        _ => value == decimal.Parse(c.Values[0]),
    };

    private static RuleOperator Numeric(Random random) =>
        new[] { RuleOperator.AtLeast, RuleOperator.AtMost, RuleOperator.MoreThan, RuleOperator.LessThan, RuleOperator.Is }[random.Next(5)];

    private static string? Pick(Random random, params string?[] values) => values[random.Next(values.Length)];
}
