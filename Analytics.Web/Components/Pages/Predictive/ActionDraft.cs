using Analytics.Core.Customers;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>A rule for next steps while it is edited.</summary>
public sealed class ActionDraft
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>What the step is for.</summary>
    public ActionKind Kind { get; set; } = ActionKind.Engagement;

    /// <summary>How much effort the customer is worth.</summary>
    public ServiceLevel Level { get; set; } = ServiceLevel.Standard;

    /// <summary>The conditions, all of which must hold.</summary>
    public List<ConditionDraft> When { get; } = [];

    /// <summary>What to do.</summary>
    public string Step { get; set; } = string.Empty;

    /// <summary>Why, with scores in braces.</summary>
    public string Reason { get; set; } = string.Empty;

    /// <summary>The rule as a draft.</summary>
    public static ActionDraft Of(ActionRule rule)
    {
        var draft = new ActionDraft { Name = rule.Name, Kind = rule.Kind, Level = rule.Level, Step = rule.Step, Reason = rule.Reason };
        draft.When.AddRange(rule.When.Select(ConditionDraft.Of));
        return draft;
    }

    /// <summary>The rule.</summary>
    public ActionRule ToRule() => new(Name.Trim(), Kind, Level, [.. When.Select(static c => c.ToCondition())], Step.Trim(), Reason.Trim());
}
