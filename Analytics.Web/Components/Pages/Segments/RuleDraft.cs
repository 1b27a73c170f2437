using System.Globalization;
using Analytics.Core.Customers;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>A part of the rules that are being written: a group, or a condition that may not be complete.</summary>
public sealed class RuleDraft
{
    /// <summary>How a group's parts are joined; null for a condition.</summary>
    public RuleMatch? Match { get; set; }

    /// <summary>A group's parts.</summary>
    public List<RuleDraft> Parts { get; } = [];

    /// <summary>A condition's field.</summary>
    public SegmentField Field { get; private set; } = SegmentFields.All[0];

    /// <summary>How it is compared.</summary>
    public RuleOperator Operator { get; private set; }

    /// <summary>With what.</summary>
    public List<string> Values { get; } = [];

    /// <summary>Over how many last days; null for all time.</summary>
    public int? LastDays { get; set; }

    /// <summary>Whether it is a group.</summary>
    public bool IsGroup => Match is not null;

    private bool IsPercent => Field.Kind is RuleFieldKind.Share or RuleFieldKind.Ratio;

    /// <summary>A new condition.</summary>
    public static RuleDraft Condition()
    {
        var draft = new RuleDraft();
        draft.Choose(SegmentFields.All[0]);
        return draft;
    }

    /// <summary>A new group with one condition.</summary>
    public static RuleDraft Group(RuleMatch match = RuleMatch.All)
    {
        var draft = new RuleDraft { Match = match };
        draft.Parts.Add(Condition());
        return draft;
    }

    /// <summary>The draft of rules that are saved.</summary>
    public static RuleDraft Of(Rule rule)
    {
        switch (rule)
        {
            case RuleGroup group:
                var draft = new RuleDraft { Match = group.Match };
                draft.Parts.AddRange(group.Rules.Select(Of));
                return draft;
            case RuleCondition condition:
                var part = new RuleDraft { Operator = condition.Operator, LastDays = condition.LastDays };
                part.Field = SegmentFields.Find(condition.Field) ?? part.Field;
                part.Values.AddRange(condition.Values);
                return part;
            default:
                return Condition();
        }
    }

    /// <summary>The rules as they stand, complete or not.</summary>
    public RuleGroup ToRules() => new(Match ?? RuleMatch.All, [.. Parts.Select(static p => p.ToRule())]);

    /// <summary>Takes another field, with its most usual comparison and no value.</summary>
    public void Choose(SegmentField field)
    {
        Field = field;
        Operator = field.Operators[0];
        LastDays = field.IsWindowed ? LastDays : null;
        Values.Clear();
    }

    /// <summary>Takes another comparison; values stay where they still fit.</summary>
    public void Choose(RuleOperator @operator)
    {
        var wereDays = Operator is RuleOperator.WithinLast or RuleOperator.BeforeLast;
        var areDays = @operator is RuleOperator.WithinLast or RuleOperator.BeforeLast;
        Operator = @operator;
        var (_, most) = RuleOperators.Values(@operator, Field.Kind);
        if (wereDays != areDays)
        {
            Values.Clear();
        }
        else if (Values.Count > most)
        {
            Values.RemoveRange(most, Values.Count - most);
        }
    }

    /// <summary>The value at a place, as it is typed: a share in percent.</summary>
    public string Typed(int place)
    {
        var value = place < Values.Count ? Values[place] : string.Empty;
        return IsPercent && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var share)
            ? (100 * share).ToString("0.######", CultureInfo.InvariantCulture)
            : value;
    }

    /// <summary>Takes what was typed at a place.</summary>
    public void Type(int place, string text)
    {
        text = text.Trim();
        if (IsPercent && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent))
        {
            text = (percent / 100).ToString(CultureInfo.InvariantCulture);
        }

        while (Values.Count <= place)
        {
            Values.Add(string.Empty);
        }

        Values[place] = text;
    }

    private Rule ToRule() => IsGroup ? ToRules() : new RuleCondition(Field.Key, Operator, [.. Values], LastDays);
}
