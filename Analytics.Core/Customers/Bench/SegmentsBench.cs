using System.Diagnostics;
using Analytics.Core.Customers.Predictions;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Bench;

namespace Analytics.Core.Customers.Bench;

/// <summary>Measures how long segments by rules take, on a made-up shop in memory with made-up scores.</summary>
public static class SegmentsBench
{
    private const int LinesPerCustomer = 10;
    private const int Runs = 5;

    /// <summary>Five conditions each: one pass over the lines, what came back, what was left after costs, several windows, things bought, scores, texts, and of each something.</summary>
    private static readonly (string Name, RuleGroup Rules)[] Segments =
    [
        ("measures", RuleGroup.All(
            new RuleCondition("orders", RuleOperator.AtLeast, "8"),
            new RuleCondition("netRevenue", RuleOperator.MoreThan, "1000"),
            new RuleCondition("averageOrderValue", RuleOperator.AtMost, "500"),
            new RuleCondition("units", RuleOperator.AtLeast, "20"),
            new RuleCondition("daysSinceLastOrder", RuleOperator.AtMost, "180"))),
        ("returns", RuleGroup.Any(
            new RuleCondition("returns", RuleOperator.MoreThan, "200"),
            new RuleCondition("returnLines", RuleOperator.AtLeast, "1", 365),
            new RuleCondition("returnOrders", RuleOperator.AtLeast, "2"),
            new RuleCondition("returnRate", RuleOperator.MoreThan, "0.2"),
            new RuleCondition("cancellations", RuleOperator.AtLeast, "1"))),
        ("profit", RuleGroup.All(
            new RuleCondition("grossProfit", RuleOperator.AtLeast, "500"),
            new RuleCondition("grossMargin", RuleOperator.AtLeast, "0.3"),
            new RuleCondition("profit", RuleOperator.MoreThan, "100"),
            new RuleCondition("netMargin", RuleOperator.AtMost, "0.9"),
            new RuleCondition("profit", RuleOperator.MoreThan, "0", 365))),
        ("windows", RuleGroup.Any(
            new RuleCondition("orders", RuleOperator.AtLeast, "2", 30),
            new RuleCondition("orders", RuleOperator.AtLeast, "3", 90),
            new RuleCondition("netRevenue", RuleOperator.MoreThan, "800", 180),
            new RuleCondition("netRevenue", RuleOperator.MoreThan, "1500", 365),
            new RuleCondition("units", RuleOperator.AtLeast, "60", 730))),
        ("bought", RuleGroup.All(
            new RuleCondition("category", RuleOperator.Is, "Books"),
            new RuleCondition("category", RuleOperator.IsNot, "Food", 365),
            new RuleCondition("channel", RuleOperator.Is, "Web", 730),
            new RuleCondition("boughtIn", RuleOperator.Is, ["North", "South"]),
            new RuleCondition("product", RuleOperator.IsNot, ["P1", "P2", "P3"]))),
        ("scores", RuleGroup.All(
            new RuleCondition("rfmSegment", RuleOperator.Is, ["Champions", "Loyal Customers"]),
            new RuleCondition("valueTier", RuleOperator.IsNot, "Low Value"),
            new RuleCondition("churnProbability", RuleOperator.LessThan, "0.6"),
            new RuleCondition("clv", RuleOperator.AtLeast, "50"),
            new RuleCondition("probabilityAlive", RuleOperator.AtLeast, "0.2"))),
        ("texts", RuleGroup.None(
            new RuleCondition("customerId", RuleOperator.Contains, "77"),
            new RuleCondition("customerId", RuleOperator.Contains, "99"),
            new RuleCondition("customerName", RuleOperator.Known),
            new RuleCondition("firstOrder", RuleOperator.BeforeLast, "900"),
            new RuleCondition("lastOrder", RuleOperator.BeforeLast, "400"))),
        ("of each", RuleGroup.All(
            new RuleCondition("orders", RuleOperator.AtLeast, "5"),
            new RuleCondition("netRevenue", RuleOperator.MoreThan, "100", 365),
            new RuleCondition("category", RuleOperator.Is, "Electronics", 730),
            RuleGroup.Any(new RuleCondition("churnProbability", RuleOperator.AtMost, "0.5"), new RuleCondition("customerId", RuleOperator.Contains, "7")))),
    ];

    /// <summary>Makes the shop, and finds each segment several times.</summary>
    /// <param name="customers">How many customers; at least 100.</param>
    /// <param name="costs">What the shop's costs are, for the segment on profit.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static SegmentsBenchResult Run(int customers, IHeldCosts costs, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(customers, 100);
        using var shop = BenchShopQueries.Open(customers * LinesPerCustomer, ordersHaveOneCustomer: true, cancellationToken);
        var scores = MakeScores(customers, shop.Runner.Freshness.Today, shop.Runner.Freshness.DataVersion);
        var evaluator = new SegmentEvaluator(shop.Views, () => scores);
        var rows = Segments.Select(segment =>
        {
            var members = Find(segment.Rules);
            return new SegmentBenchRow(
                segment.Name,
                segment.Rules.Conditions().Count(),
                members.Count,
                Median(() => Find(segment.Rules)),
                Median(() => evaluator.Size(Find(segment.Rules), cancellationToken)));
        }).ToArray();
        return new SegmentsBenchResult(customers, customers * LinesPerCustomer, Environment.ProcessorCount, rows);

        SegmentMembers Find(RuleGroup rules) => evaluator.Evaluate(rules, shop.Views.Hold(), costs, cancellationToken);
    }

    private static CustomerScores MakeScores(int customers, DateOnly today, long version)
    {
        var columns = new ScoreColumns(customers);
        var random = new Random(1);
        for (var row = 0; row < customers; row++)
        {
            columns.Keys[row] = row + 1;
            columns.R[row] = (byte)random.Next(1, 6);
            columns.F[row] = columns.M[row] = columns.Fm[row] = (byte)random.Next(1, 6);
            columns.Tier[row] = (byte)random.Next((int)ValueTier.Low, (int)ValueTier.High + 1);
            columns.Alive[row] = random.NextSingle();
            columns.Churn[row] = random.NextSingle();
            columns.Clv[row] = 200 * random.NextSingle();
        }

        var run = new ScoringRun
        {
            FittedAt = DateTimeOffset.UnixEpoch,
            DataVersion = version,
            Lines = customers * LinesPerCustomer,
            Customers = customers,
            From = today,
            To = today,
            AsOf = today,
            TimeZone = "UTC",
            Settings = ScoringSettings.Default,
        };
        return new CustomerScores(run, columns, ActionRules.Default);
    }

    private static double Median(Action work)
    {
        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var clock = Stopwatch.StartNew();
            work();
            times[i] = clock.Elapsed.TotalMilliseconds;
        }

        Array.Sort(times);
        return times[Runs / 2];
    }
}
