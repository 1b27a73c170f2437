using Analytics.Core.Funnels;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>The steps with every figure.</summary>
public sealed partial class StepTable : ComponentBase
{
    /// <summary>The answer.</summary>
    [Parameter, EditorRequired]
    public FunnelResult Result { get; set; } = default!;

    /// <summary>The address that shows who left at a step, by its place.</summary>
    [Parameter, EditorRequired]
    public Func<int, string> LeftAt { get; set; } = static _ => string.Empty;

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private FunnelResult? Before => Result.Before is { Entered: > 0 } before ? before : null;
}
