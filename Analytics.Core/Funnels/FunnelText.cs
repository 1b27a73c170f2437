using System.Globalization;
using System.Text;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels;

/// <summary>
/// Funnels as text, for addresses and the command line. Steps are parted by commas; a step is an event's name, and conditions after semicolons:
/// <c>view;page=/basket|/cart;property.plan!=free</c>; a title may stand before two colons: <c>Basket::name=basket|cart</c>. Operators are =, !=, ~ (contains), &gt;= and &lt;=; a backslash takes a sign's meaning away.
/// </summary>
public static class FunnelText
{
    private static readonly (string Sign, FunnelOperator Operator)[] Signs =
    [
        ("!=", FunnelOperator.IsNot), (">=", FunnelOperator.AtLeast), ("<=", FunnelOperator.AtMost), ("=", FunnelOperator.Is), ("~", FunnelOperator.Contains),
    ];

    /// <summary>Reads steps.</summary>
    /// <param name="text">The text; null and empty are none.</param>
    /// <param name="field">What to call it when it cannot be read.</param>
    /// <exception cref="QueryException">It cannot be read; the message says why.</exception>
    public static IReadOnlyList<FunnelStep> ReadSteps(string? text, string field = "steps") =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. Split(text, ',').Select(part => ReadStep(part, field))];

    /// <summary>Reads conditions parted by semicolons, as filters are.</summary>
    /// <exception cref="QueryException">It cannot be read; the message says why.</exception>
    public static IReadOnlyList<FunnelCondition> ReadConditions(string? text, string field = "where") =>
        string.IsNullOrWhiteSpace(text) ? [] : [.. Split(text, ';').Where(static p => p.Trim().Length > 0).Select(part => ReadCondition(part, field))];

    /// <summary>Writes steps.</summary>
    public static string Write(IReadOnlyList<FunnelStep> steps) => string.Join(',', steps.Select(Write));

    /// <summary>Writes conditions.</summary>
    public static string Write(IReadOnlyList<FunnelCondition> conditions) => string.Join(';', conditions.Select(Write));

    /// <summary>Reads a window: <c>30m</c>, <c>12h</c>, <c>7d</c>, <c>2w</c>, or <c>none</c> for no limit.</summary>
    /// <exception cref="QueryException">It cannot be read.</exception>
    public static TimeSpan? ReadWindow(string? text)
    {
        var word = (text ?? string.Empty).Trim();
        if (word.Length == 0 || string.Equals(word, "none", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var seconds = char.ToLowerInvariant(word[^1]) switch { 's' => 1, 'm' => 60, 'h' => 3_600, 'd' => 86_400, 'w' => 604_800, _ => 0 };
        return seconds > 0 && int.TryParse(word[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000
            ? TimeSpan.FromSeconds((long)seconds * number)
            : throw new QueryException("window", $"'{word}' is no window. Write a number and s, m, h, d or w, as 30m or 7d, or none.");
    }

    /// <summary>Writes a window.</summary>
    public static string WriteWindow(TimeSpan? window)
    {
        if (window is not { } span)
        {
            return "none";
        }

        var seconds = (long)span.TotalSeconds;
        var (size, sign) = seconds % 86_400 == 0 ? (86_400, 'd') : seconds % 3_600 == 0 ? (3_600, 'h') : seconds % 60 == 0 ? (60, 'm') : (1, 's');
        return string.Create(CultureInfo.InvariantCulture, $"{seconds / size}{sign}");
    }

    /// <summary>What to call a step.</summary>
    internal static string LabelOf(FunnelStep step)
    {
        var name = step.EventName;
        if (name is null && step.Conditions is [{ Attribute.Field: EventField.Page, Operator: FunnelOperator.Is } page])
        {
            return string.Join(" or ", page.Values);
        }

        var others = step.Conditions.Where(c => name is null || c.Attribute.Field != EventField.Name || c.Operator != FunnelOperator.Is).Select(Words);
        return name is null ? string.Join(", ", others) : string.Join(", ", others.Prepend(name));
    }

    private static string Words(FunnelCondition condition)
    {
        var sign = condition.Operator switch
        {
            FunnelOperator.Is => "is", FunnelOperator.IsNot => "is not", FunnelOperator.Contains => "contains", FunnelOperator.AtLeast => "at least", _ => "at most",
        };
        return $"{condition.Attribute.Label.ToLowerInvariant()} {sign} {string.Join(" or ", condition.Values)}";
    }

    private static FunnelStep ReadStep(string text, string field)
    {
        var title = TitleEnd(text) is >= 0 and var end ? Plain(text[..end].Trim()) : null;
        var parts = Split(title is null ? text : text[(TitleEnd(text) + 2)..], ';').ToList();
        var conditions = new List<FunnelCondition>();
        var first = parts[0].Trim();
        if (first.Length > 0)
        {
            conditions.Add(FindSign(first).At < 0 ? new FunnelCondition(EventTrait.Name, FunnelOperator.Is, [Plain(first)]) : ReadCondition(first, field));
        }

        conditions.AddRange(parts.Skip(1).Where(static p => p.Trim().Length > 0).Select(part => ReadCondition(part, field)));
        return conditions.Count == 0
            ? throw new QueryException(field, "A step is empty. Name an event, as home_page, or a condition, as page=/basket.")
            : new FunnelStep(conditions) { Title = string.IsNullOrEmpty(title) ? null : title };
    }

    private static int TitleEnd(string text)
    {
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == ':' && text[i + 1] == ':')
            {
                return i;
            }
        }

        return -1;
    }

    private static FunnelCondition ReadCondition(string text, string field)
    {
        var (at, sign, op) = FindSign(text);
        if (at < 1 || EventTrait.Parse(Plain(text[..at])) is not { } attribute)
        {
            throw new QueryException(field, $"'{text.Trim()}' is no condition. Write it as page=/basket, device!=Mobile, page~/shop/ or property.amount>=100.");
        }

        string[] values = [.. Split(text[(at + sign.Length)..], '|').Select(static v => Plain(v.Trim()))];
        return values.Any(static v => v.Length == 0)
            ? throw new QueryException(field, $"'{text.Trim()}' names no value.")
            : attribute.IsTime
            ? throw new QueryException(field, $"Events cannot be told apart by {attribute.Text} here; set the period instead.")
            : op is FunnelOperator.AtLeast or FunnelOperator.AtMost && (values.Length > 1 || !decimal.TryParse(values[0], NumberStyles.Number, CultureInfo.InvariantCulture, out _))
            ? throw new QueryException(field, $"'{text.Trim()}' needs one number.")
            : new FunnelCondition(attribute, op, values);
    }

    private static (int At, string Sign, FunnelOperator Operator) FindSign(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
                continue;
            }

            foreach (var (sign, op) in Signs)
            {
                if (text.AsSpan(i).StartsWith(sign, StringComparison.Ordinal))
                {
                    return (i, sign, op);
                }
            }
        }

        return (-1, string.Empty, FunnelOperator.Is);
    }

    private static string Write(FunnelStep step)
    {
        var name = step.Conditions[0] is { Attribute.Field: EventField.Name, Operator: FunnelOperator.Is, Values.Count: 1 } first ? Quote(first.Values[0]) : null;
        return (step.Title is { } title ? Quote(title) + "::" : string.Empty)
            + string.Join(';', step.Conditions.Skip(name is null ? 0 : 1).Select(Write).Prepend(name).Where(static p => p is not null));
    }

    private static string Write(FunnelCondition condition) =>
        Quote(condition.Attribute.Text) + Array.Find(Signs, s => s.Operator == condition.Operator).Sign + string.Join('|', condition.Values.Select(Quote));

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var sign in text)
        {
            quoted.Append(sign is ',' or ';' or '|' or '=' or '!' or '~' or '<' or '>' or ':' or '\\' ? "\\" : string.Empty).Append(sign);
        }

        return quoted.ToString();
    }

    private static string Plain(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            i += text[i] == '\\' && i + 1 < text.Length ? 1 : 0;
            plain.Append(text[i]);
        }

        return plain.ToString();
    }

    private static IEnumerable<string> Split(string text, char sign)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == sign)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }
}
