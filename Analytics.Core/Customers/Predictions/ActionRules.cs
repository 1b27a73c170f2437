using Analytics.Core.Storage;

namespace Analytics.Core.Customers;

/// <summary>The rules that say next steps: what holds until somebody changes them, and what they must be like.</summary>
public static class ActionRules
{
    /// <summary>Where they are stored.</summary>
    public const string Key = "customers.actions";

    private const int Most = 50;
    private const int LongestName = 100;
    private const int LongestText = 500;
    private const int Block = 8_192;

    /// <summary>What holds until somebody says otherwise.</summary>
    public static IReadOnlyList<ActionRule> Default { get; } =
    [
        new(
            "Win back a valuable customer", ActionKind.Retention, ServiceLevel.Vip,
            [Names(ScoreField.ValueTier, "High Value"), Names(ScoreField.Segment, "Cannot Lose Them", "At Risk", "Lost")],
            "Call or write in person, with an offer to come back.",
            "{valueTier}, but the last of {orders} orders was {recencyDays} days ago ({segment}); expected to be worth {clv} more, {netRevenue} so far."),
        new(
            "Hold a valuable customer", ActionKind.Retention, ServiceLevel.Vip,
            [Names(ScoreField.ValueTier, "High Value"), new(ScoreField.ChurnProbability, ScoreOperator.AtLeast, 0.5)],
            "Ask what is missing, before it is too late.",
            "{valueTier} with a churn probability of {churnProbability}; last order {recencyDays} days ago, expected to be worth {clv} more."),
        new(
            "Offer the best to the best", ActionKind.Upsell, ServiceLevel.Vip,
            [Names(ScoreField.Segment, "Champions", "Loyal Customers"), Names(ScoreField.ValueTier, "High Value")],
            "Show new and better products first; invite to the loyalty programme.",
            "{segment}, {valueTier}: {orders} orders, the last {recencyDays} days ago, {averageOrderValue} each."),
        new(
            "Sell more to loyal customers", ActionKind.Upsell, ServiceLevel.Standard,
            [Names(ScoreField.Segment, "Champions", "Loyal Customers")],
            "Recommend what goes with earlier orders.",
            "{segment}: {orders} orders, the last {recencyDays} days ago; next order expected in {nextOrderModel} days."),
        new(
            "Win back before it is too late", ActionKind.Retention, ServiceLevel.Standard,
            [Names(ScoreField.Segment, "Cannot Lose Them", "At Risk")],
            "Send a reminder with a limited offer.",
            "{segment}: {orders} orders worth {netRevenue}, but none for {recencyDays} days."),
        new(
            "Bring to the second order", ActionKind.Engagement, ServiceLevel.Standard,
            [Names(ScoreField.Segment, "New Customers", "Promising")],
            "Welcome, and offer something towards the next order.",
            "{segment}: {orders} order(s), the first on {firstOrder}, the last {recencyDays} days ago."),
        new(
            "Make it a habit", ActionKind.Engagement, ServiceLevel.Standard,
            [Names(ScoreField.Segment, "Potential Loyalists", "Need Attention")],
            "Recommend products, and remind around the usual time of the next order.",
            "{segment}: {orders} orders, the last {recencyDays} days ago; next order expected in {nextOrderModel} days."),
        new(
            "Let go without cost", ActionKind.Retention, ServiceLevel.LowCost,
            [Names(ScoreField.Segment, "Lost", "Hibernating"), new(ScoreField.ChurnProbability, ScoreOperator.AtLeast, 0.9)],
            "Keep to the newsletter.",
            "{segment}: last order {recencyDays} days ago, churn probability {churnProbability}, expected to be worth {clv} more."),
        new(
            "Stay in mind", ActionKind.Engagement, ServiceLevel.LowCost, [],
            "Keep to the newsletter and seasonal offers.",
            "{segment}: last order {recencyDays} days ago, {orders} order(s) worth {netRevenue}."),
    ];

    /// <summary>What is wrong with rules, by place such as <c>actions[2].when</c>; empty when nothing is.</summary>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyList<ActionRule> rules)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        if (rules.Count is 0 or > Most)
        {
            problems["actions"] = $"There are 1 to {Most} rules.";
            return problems;
        }

        for (var i = 0; i < rules.Count; i++)
        {
            var place = $"actions[{i}]";
            if (rules[i] is not { When: not null, Step: not null, Reason: not null } rule)
            {
                problems[place] = "A rule has a name, conditions, a step and a reason.";
                continue;
            }

            Check(rule, place, problems);
            if (rule.When.Count == 0 && i < rules.Count - 1)
            {
                problems[place + ".when"] = $"'{rule.Name}' takes everybody, so no rule after it is reached: put it last, or give it a condition.";
            }
        }

        if (rules[^1] is { When.Count: > 0 })
        {
            problems["actions"] = "The last rule takes everybody who is left, so it has no condition.";
        }

        return problems;
    }

    /// <summary>Throws what <see cref="Check(IReadOnlyList{ActionRule})"/> found.</summary>
    /// <exception cref="SettingsException">The rules make no sense.</exception>
    public static void Require(IReadOnlyList<ActionRule> rules)
    {
        if (Check(rules) is { Count: > 0 } problems)
        {
            throw new SettingsException(problems);
        }
    }

    /// <summary>The number of the first rule that fits, for each row of <paramref name="scores"/>, whose own actions are not looked at.</summary>
    internal static void Apply(IReadOnlyList<ActionRule> rules, CustomerScores scores, byte[] into)
    {
        var compiled = rules.Select(rule => rule.When.Select(c => c.Compile(scores)).ToArray()).ToArray();
        Parallel.For(0, (scores.Count + Block - 1) / Block, new ParallelOptions { MaxDegreeOfParallelism = Predictions.Slices.Cores }, block =>
        {
            var end = Math.Min(scores.Count, (block + 1) * Block);
            for (var row = block * Block; row < end; row++)
            {
                into[row] = First(compiled, row);
            }
        });
    }

    private static byte First(Func<int, bool>[][] rules, int row)
    {
        for (var i = 0; i < rules.Length - 1; i++)
        {
            var holds = true;
            foreach (var condition in rules[i])
            {
                if (!condition(row))
                {
                    holds = false;
                    break;
                }
            }

            if (holds)
            {
                return (byte)i;
            }
        }

        return (byte)(rules.Length - 1);
    }

    private static void Check(ActionRule rule, string place, Dictionary<string, string> problems)
    {
        if (string.IsNullOrWhiteSpace(rule.Name) || rule.Name.Length > LongestName)
        {
            problems[place + ".name"] = $"A rule's name has 1 to {LongestName} characters.";
        }

        if (!Enum.IsDefined(rule.Kind))
        {
            problems[place + ".kind"] = "A step is for retention, engagement or upsell.";
        }

        if (!Enum.IsDefined(rule.Level))
        {
            problems[place + ".level"] = "The service level is VIP, standard or low-cost.";
        }

        if (string.IsNullOrWhiteSpace(rule.Step) || rule.Step.Length > LongestText)
        {
            problems[place + ".step"] = $"A step has 1 to {LongestText} characters.";
        }

        if (rule.Reason.Length > LongestText)
        {
            problems[place + ".reason"] = $"A reason has at most {LongestText} characters.";
        }
        else if (rule.UnknownKeys().FirstOrDefault() is { } unknown)
        {
            problems[place + ".reason"] = $"There is no score '{unknown}'. There are: {string.Join(", ", ScoreFields.All.Select(f => f.Key))}.";
        }

        foreach (var (condition, i) in rule.When.Select(static (c, i) => (c, i)))
        {
            if (condition is null || condition.Field is ScoreField.Action or ScoreField.ServiceLevel)
            {
                problems[$"{place}.when[{i}]"] = "A condition is on a score, and not on the next step itself.";
            }
            else if (condition.Check() is { } problem)
            {
                problems[$"{place}.when[{i}]"] = problem;
            }
        }
    }

    private static ScoreCondition Names(ScoreField field, params string[] names) => new(field, ScoreOperator.Is, Names: names);
}
