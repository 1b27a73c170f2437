using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Roi;

/// <summary>A change in percent, by a slider.</summary>
public sealed partial class SliderField : ComponentBase
{
    private readonly string _id = "s" + Guid.NewGuid().ToString("N")[..8];

    /// <summary>What changes.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = string.Empty;

    /// <summary>The change as a fraction.</summary>
    [Parameter]
    public decimal Value { get; set; }

    /// <summary>How far it goes either way, in percent.</summary>
    [Parameter]
    public int Most { get; set; }

    /// <summary>Another was chosen, in percent.</summary>
    [Parameter]
    public EventCallback<int> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private string Percent => ((int)decimal.Round(Value * 100)).ToString(CultureInfo.InvariantCulture);

    private string Text => Value == 0 ? "as it is" : Shop.Format.Change(Value, MeasureUnit.Money);

    private Task SetAsync(ChangeEventArgs change) => OnChange.InvokeAsync(
        int.TryParse(change.Value?.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent) ? Math.Clamp(percent, -Most, Most) : 0);
}
