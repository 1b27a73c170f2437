using Analytics.Core.Monitoring;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>What happened to alerts: found, worse, better, ended, taken note of, put off, sent or not.</summary>
public sealed partial class AlertLog : ComponentBase
{
    private readonly string _titleId = "l" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>The lines, the newest first.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<AlertLogEntry> Entries { get; set; } = [];

    /// <summary>The alerts that they speak of.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<Alert> Alerts { get; set; } = [];

    [Inject]
    private IShop Shop { get; set; } = default!;
}
