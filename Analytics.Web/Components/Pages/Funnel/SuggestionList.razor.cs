using Analytics.Core.Funnels.Advice;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>What stands out in a funnel, in words with the figures behind them.</summary>
public sealed partial class SuggestionList : ComponentBase
{
    /// <summary>What does; null while it is looked for.</summary>
    [Parameter, EditorRequired]
    public FunnelAdvice? Advice { get; set; }

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private string P(double value) => value < 0.0001 ? "< 0.0001" : "= " + value.ToString("0.0000", Format.Culture);
}
