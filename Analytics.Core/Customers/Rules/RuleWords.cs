using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>Says rules in words.</summary>
public static class RuleWords
{
    /// <summary>Such as <c>Orders at least 2 in the last 90 days and (Gender is F or Age at least 50)</c>.</summary>
    public static string Of(RuleGroup rules)
    {
        var text = Group(rules, outermost: true);
        return text.Length == 0 ? "no condition yet" : text;
    }

    /// <summary>One condition.</summary>
    public static string Of(RuleCondition condition)
    {
        if (SegmentFields.Find(condition.Field) is not { } field)
        {
            return condition.Field;
        }

        var values = condition.Operator switch
        {
            RuleOperator.Known or RuleOperator.Unknown => "",
            RuleOperator.Between => string.Join(" and ", condition.Values.Select(v => Value(field, v))),
            RuleOperator.WithinLast or RuleOperator.BeforeLast => $"{string.Join("", condition.Values)} days",
            _ => Several(condition.Values.Select(v => Value(field, v)).ToList()),
        };
        var window = condition.LastDays is { } days ? string.Create(CultureInfo.InvariantCulture, $" in the last {days} days") : "";
        return $"{field.Label} {RuleOperators.Label(condition.Operator, field.Kind)} {values}".TrimEnd() + window;
    }

    private static string Group(RuleGroup group, bool outermost)
    {
        var parts = group.Rules.Select(r => r is RuleGroup inner ? Group(inner, outermost: false) : r is RuleCondition condition ? Of(condition) : "")
            .Where(static p => p.Length > 0)
            .ToList();
        var text = string.Join(group.Match == RuleMatch.All ? " and " : " or ", parts);
        return parts.Count == 0 ? "" : group.Match == RuleMatch.None ? $"not ({text})" : outermost || parts.Count == 1 ? text : $"({text})";
    }

    private static string Several(List<string> values) => values.Count > 4
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", values.Take(3))} or {values.Count - 3} more")
        : string.Join(" or ", values);

    private static string Value(SegmentField field, string value) => field.Kind switch
    {
        RuleFieldKind.Share or RuleFieldKind.Ratio when RuleValue.Number(value) is { } share => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        RuleFieldKind.Number or RuleFieldKind.Money or RuleFieldKind.Days when RuleValue.Number(value) is { } number => number.ToString("#,##0.##", CultureInfo.InvariantCulture),
        _ => value,
    };
}
