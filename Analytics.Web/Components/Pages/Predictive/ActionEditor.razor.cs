using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Edits one rule for next steps.</summary>
public sealed partial class ActionEditor : ComponentBase
{
    /// <summary>The rule.</summary>
    [Parameter, EditorRequired]
    public ActionDraft Draft { get; set; } = default!;

    /// <summary>Its place.</summary>
    [Parameter, EditorRequired]
    public int Index { get; set; }

    /// <summary>How many rules there are.</summary>
    [Parameter, EditorRequired]
    public int Count { get; set; }

    /// <summary>What is wrong with it.</summary>
    [Parameter]
    public IEnumerable<string> Problems { get; set; } = [];

    /// <summary>It is to stand earlier (−1) or later (1).</summary>
    [Parameter]
    public EventCallback<int> OnMove { get; set; }

    /// <summary>It is to go.</summary>
    [Parameter]
    public EventCallback OnRemove { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    /// <summary>A service level for people.</summary>
    internal static string LevelName(ServiceLevel level) => level switch
    {
        ServiceLevel.Vip => "VIP",
        ServiceLevel.LowCost => "Low-cost",
        _ => "Standard",
    };

    private static void Choose(ConditionDraft condition, ChangeEventArgs e)
    {
        if (ScoreFields.Find(e.Value?.ToString() ?? string.Empty) is { } field)
        {
            condition.Choose(field.Field);
        }
    }

    private string UnitOf(ScoreUnit unit) => unit switch
    {
        ScoreUnit.Probability => "%",
        ScoreUnit.Days => "days",
        ScoreUnit.Money => Shop.Format.UnitOf(MeasureUnit.Money),
        ScoreUnit.Rank => "of 5",
        _ => string.Empty,
    };
}
