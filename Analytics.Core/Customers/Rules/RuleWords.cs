using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>Says rules in words.</summary>
public static class RuleWords
{
    /// <summary>Values of a condition that are said at least; further ones may only be counted.</summary>
    public const int MostNamed = 4;

    /// <summary>Such as <c>Orders at least 2 in the last 90 days and (Gender is F or Age at least 50)</c>.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="name">The name of a value whose key is a code, such as a product's; null where it is not known.</param>
    public static string Of(RuleGroup rules, Func<SegmentField, string, string?>? name = null)
    {
        var text = Group(rules, name, outermost: true);
        return text.Length == 0 ? "no condition yet" : text;
    }

    /// <summary>One condition.</summary>
    public static string Of(RuleCondition condition, Func<SegmentField, string, string?>? name = null)
    {
        if (SegmentFields.Find(condition.Field) is not { } field)
        {
            return condition.Field;
        }

        var values = condition.Operator switch
        {
            RuleOperator.Known or RuleOperator.Unknown => "",
            RuleOperator.Between => string.Join(" and ", condition.Values.Select(v => Value(field, v, name))),
            RuleOperator.WithinLast or RuleOperator.BeforeLast => $"{string.Join("", condition.Values)} days",
            _ => Several(condition.Values.Select(v => Value(field, v, name)).ToList()),
        };
        var window = condition.LastDays is { } days ? string.Create(CultureInfo.InvariantCulture, $" in the last {days} days") : "";
        return $"{field.Label} {RuleOperators.Label(condition.Operator, field.Kind)} {values}".TrimEnd() + window;
    }

    private static string Group(RuleGroup group, Func<SegmentField, string, string?>? name, bool outermost)
    {
        var parts = group.Rules.Select(r => r is RuleGroup inner ? Group(inner, name, outermost: false) : r is RuleCondition condition ? Of(condition, name) : "")
            .Where(static p => p.Length > 0)
            .ToList();
        var text = string.Join(group.Match == RuleMatch.All ? " and " : " or ", parts);
        return parts.Count == 0 ? "" : group.Match == RuleMatch.None ? $"not ({text})" : outermost || parts.Count == 1 ? text : $"({text})";
    }

    private static string Several(List<string> values) => values.Count > MostNamed
        ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", values.Take(3))} or {values.Count - 3} more")
        : string.Join(" or ", values);

    private static string Value(SegmentField field, string value, Func<SegmentField, string, string?>? name) => field.Kind switch
    {
        RuleFieldKind.Share or RuleFieldKind.Ratio when RuleValue.Number(value) is { } share => (100 * share).ToString("0.##", CultureInfo.InvariantCulture) + "%",
        RuleFieldKind.Number or RuleFieldKind.Money or RuleFieldKind.Days when RuleValue.Number(value) is { } number => number.ToString("#,##0.##", CultureInfo.InvariantCulture),
        _ => name?.Invoke(field, value) ?? value,
    };
}
