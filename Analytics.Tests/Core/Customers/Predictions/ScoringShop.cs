using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries;
using Analytics.Tests.Core.Queries;

namespace Analytics.Tests.Core.Customers.Predictions;

/// <summary>A made-up shop of customers who come at rates of their own and leave; the same lines to the cut whatever comes after it.</summary>
internal sealed class ScoringShop
{
    public static readonly DateOnly First = new(2023, 1, 1);
    public static readonly DateOnly Last = new(2024, 6, 30);
    public static readonly DateOnly Cut = Last.AddDays(-90);

    private readonly SmallShop _shop;

    public ScoringShop(int customers = 120, int after = 1, DateTimeOffset? now = null, DateOnly? lineAt = null)
    {
        _shop = new SmallShop(now: now ?? new DateTimeOffset(Last.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero));
        for (var product = 1; product <= 20; product++)
        {
            _shop.Product(product, product % 2 == 0 ? "Even" : "Odd");
        }

        var random = new Random(7);
        var order = 0;
        for (var key = 1; key <= customers; key++)
        {
            _shop.Customer(key);
            var gap = 5 + (60 * random.NextDouble());
            var leaves = First.AddDays(random.Next(700));
            var day = First.AddDays(random.Next(400));
            var later = new Random((key * 31) + after);
            for (var n = 0; day <= Last && (n == 0 || day < leaves); n++)
            {
                var chance = day <= Cut ? random : later;
                Line(day, ++order, key, 10 + (chance.Next(100) * (key % 5)), 1 + (((key % 4) + (chance.Next(3) * 2)) % 20));
                day = day.AddDays(1 + (int)(-gap * Math.Log(1 - chance.NextDouble())));
                // What comes after the cut is another shop's future where another number says so.
                if (day > Cut && after != 1 && chance == random)
                {
                    day = Cut.AddDays(1 + later.Next(60));
                }
            }
        }

        Line(Last, ++order, customers > 0 ? 1 : 0, 5, 1);
        if (lineAt is { } late)
        {
            Line(late, ++order, customers > 0 ? 1 : 0, 5, 1);
        }

        Queries = _shop.Runner();
        Histories = new CustomerHistoryQueries(_shop.Store, () => _shop.Settings, _shop.Clock);
        Directory = new CustomerDirectory(_shop.Store);
    }

    public QueryRunner Queries { get; }

    public CustomerHistoryQueries Histories { get; }

    public CustomerDirectory Directory { get; }

    public TimeProvider Clock => _shop.Clock;

    public HoldoutEvaluator Evaluator => new(Queries, Queries, Histories, Directory);

    public Task<CustomerScores?> ScoreAsync(ScoringSettings? settings = null, Action<string, double>? report = null, CancellationToken cancellationToken = default) =>
        new ScoringEngine(Queries, Queries, Histories, Directory, Clock)
            .ComputeAsync(settings ?? ScoringSettings.Default, ActionRules.Default, TimeZoneInfo.Utc, report ?? ((_, _) => { }), cancellationToken);

    private void Line(DateOnly day, int order, int customer, decimal amount, int product) =>
        _shop.Line(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00:00", order, customer, amount, product: product);
}
