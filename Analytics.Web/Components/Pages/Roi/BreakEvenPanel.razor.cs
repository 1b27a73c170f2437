using System.Globalization;
using Analytics.Core.Marketing.Roi;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>The break-even point, and what it would be with other prices, volume or costs. It holds nothing: the changes stand in the address.</summary>
public sealed partial class BreakEvenPanel : ComponentBase
{
    /// <summary>How far a slider goes either way, in percent.</summary>
    public const int MostPercent = 50;

    private readonly string _titleId = "b" + Guid.NewGuid().ToString("N")[..8];
    private ChartView? _chart;

    /// <summary>The report.</summary>
    [Parameter, EditorRequired]
    public RoiReport Report { get; set; } = default!;

    /// <summary>What is changed.</summary>
    [Parameter, EditorRequired]
    public BreakEvenPlan Plan { get; set; } = BreakEvenPlan.None;

    /// <summary>Whether a newer report is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>The reader moved a slider: a name in the address and its value, null for no change.</summary>
    [Parameter]
    public EventCallback<(string Name, string? Value)> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private BreakEven Shown => Report.Planned(Plan)!;

    private string Days => Report.Period is { } days ? Format.Days(days) : string.Empty;

    private string DayWords => Report.BreakEvenDay is { } day
        ? $"Cumulative profit since {Format.Day(Report.Period!.From)} is above zero for good from {Format.Day(day)} on."
        : "Cumulative profit of these days does not end above zero.";

    /// <inheritdoc />
    protected override void OnParametersSet() =>
        _chart = Report.Planned(Plan) is { NetRevenue.Units: > 0 } shown ? BreakEvenChart.Build(shown, Format, "Where revenue covers costs") : null;

    private Task SetAsync(string name, int percent) => OnChange.InvokeAsync((name, percent == 0 ? null : percent.ToString(CultureInfo.InvariantCulture)));
}
