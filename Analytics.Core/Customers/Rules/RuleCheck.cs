using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>Checks rules without the data.</summary>
public static class RuleCheck
{
    /// <summary>How many conditions there may be in all.</summary>
    public const int MostConditions = 50;

    /// <summary>How deep groups may lie in groups, the outermost counted.</summary>
    public const int MostLevels = 5;

    /// <summary>How many values one condition may name.</summary>
    public const int MostValues = 500;

    /// <summary>How long a value may be.</summary>
    public const int LongestValue = 200;

    /// <summary>How many days back a condition may look.</summary>
    public const int MostDays = 36_500;

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<RuleProblem> Check(RuleGroup rules)
    {
        var problems = new List<RuleProblem>();
        var number = 0;
        Group(rules, "", 1);
        if (number > MostConditions)
        {
            problems.Insert(0, new RuleProblem("", $"There are {number} conditions; at most {MostConditions} are possible. A list of values makes one condition of many."));
        }

        return problems;

        void Group(RuleGroup group, string path, int level)
        {
            if (group.Rules is null || group.Rules.Count == 0 || !Enum.IsDefined(group.Match))
            {
                problems.Add(new RuleProblem(path, path.Length == 0 ? "Add at least one condition." : "A group is empty: add a condition to it or remove it."));
                return;
            }

            if (level > MostLevels)
            {
                problems.Add(new RuleProblem(path, $"Groups lie more than {MostLevels} deep in each other; join some of them."));
                return;
            }

            for (var i = 0; i < group.Rules.Count; i++)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{path}{(path.Length == 0 ? "" : ".")}rules[{i}]");
                switch (group.Rules[i])
                {
                    case RuleGroup inner:
                        Group(inner, place, level + 1);
                        break;
                    case RuleCondition condition:
                        number++;
                        if (number <= MostConditions && Problem(condition) is { } problem)
                        {
                            problems.Add(new RuleProblem(place, $"Condition {number}: {problem}"));
                        }

                        break;
                    default:
                        problems.Add(new RuleProblem(place, "A part is neither a condition nor a group."));
                        break;
                }
            }
        }
    }

    /// <summary>What is wrong with one condition; null when nothing is.</summary>
    public static string? Problem(RuleCondition condition)
    {
        if (SegmentFields.Find(condition.Field) is not { } field)
        {
            return $"there is no field “{condition.Field}”.";
        }

        if (!field.Operators.Contains(condition.Operator))
        {
            return $"{field.Label} can be compared by: {string.Join(", ", field.Operators.Select(o => RuleOperators.Label(o, field.Kind)))}.";
        }

        if (condition.LastDays is { } days && !field.IsWindowed)
        {
            return $"{field.Label} cannot be counted over the last {days} days; leave that out.";
        }

        if (condition.LastDays is < 1 or > MostDays)
        {
            return $"{field.Label} counts the last 1 to {MostDays} days.";
        }

        var values = condition.Values ?? [];
        var (fewest, most) = RuleOperators.Values(condition.Operator, field.Kind);
        if (values.Count < fewest || values.Count > most)
        {
            return $"{field.Label} “{RuleOperators.Label(condition.Operator, field.Kind)}” " + (most, fewest) switch
            {
                (0, _) => "takes no value.",
                (1, _) => "needs one value.",
                (2, _) => "needs two values.",
                _ => values.Count == 0 ? "needs at least one value." : $"takes at most {MostValues} values.",
            };
        }

        if (values.FirstOrDefault(v => string.IsNullOrWhiteSpace(v) || v.Length > LongestValue) is not null || values.Any(v => v is null))
        {
            return $"{field.Label} has a value that is empty or longer than {LongestValue} characters.";
        }

        return OfValues(field, condition.Operator, values);
    }

    private static string? OfValues(SegmentField field, RuleOperator @operator, IReadOnlyList<string> values)
    {
        if (@operator is RuleOperator.WithinLast or RuleOperator.BeforeLast)
        {
            return int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= MostDays
                ? null
                : $"{field.Label} needs a whole number of days from 1 to {MostDays}, not “{values[0]}”.";
        }

        switch (field.Kind)
        {
            case RuleFieldKind.Date:
                return values.FirstOrDefault(v => RuleValue.Day(v) is null) is { } notDay ? $"{field.Label} needs a day as yyyy-MM-dd, not “{notDay}”."
                    : values.Count == 2 && RuleValue.Day(values[0]) > RuleValue.Day(values[1]) ? $"{field.Label} ends before it begins."
                    : null;
            case RuleFieldKind.Name or RuleFieldKind.Bought when field.Choices.Count > 0:
                return values.FirstOrDefault(v => !field.Choices.Contains(v, StringComparer.OrdinalIgnoreCase)) is { } unknown
                    ? $"{field.Label} is never “{unknown}”. There are: {string.Join(", ", field.Choices)}."
                    : null;
            case RuleFieldKind.Name or RuleFieldKind.Text or RuleFieldKind.Bought:
                return null;
            default:
                return values.FirstOrDefault(v => RuleValue.Number(v) is null) is { } notNumber ? $"{field.Label} needs a number, not “{notNumber}”."
                    : field.Kind == RuleFieldKind.Share && values.Any(v => RuleValue.Number(v) is < 0 or > 1) ? $"{field.Label} lies between 0 and 1 (1 = 100%)."
                    : values.Count == 2 && RuleValue.Number(values[0]) > RuleValue.Number(values[1]) ? $"{field.Label} ends before it begins."
                    : null;
        }
    }
}
