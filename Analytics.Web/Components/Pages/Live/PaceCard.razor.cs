using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Live;

/// <summary>How fast the demo sells, by a slider from 0 to 1,000 a second.</summary>
public sealed partial class PaceCard : ComponentBase
{
    private static readonly IReadOnlyList<double> Steps = [0, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000];

    /// <summary>Purchases a second now.</summary>
    [Parameter, EditorRequired]
    public double PerSecond { get; set; }

    /// <summary>Whether the demo sells at all.</summary>
    [Parameter, EditorRequired]
    public bool IsSelling { get; set; }

    /// <summary>Purchases a second in this hour of the week; null where that is the same.</summary>
    [Parameter]
    public double? Now { get; set; }

    /// <summary>Another pace is wanted.</summary>
    [Parameter]
    public EventCallback<double> OnSet { get; set; }

    private int Step
    {
        get
        {
            var nearest = Steps.MinBy(s => Math.Abs(s - PerSecond));
            return Steps.ToList().IndexOf(nearest);
        }
    }

    private static string Words(double perSecond) => perSecond switch
    {
        0 => "Stands still",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"One purchase in {1 / perSecond:0.#} seconds"),
        < 10 when perSecond != Math.Round(perSecond) => string.Create(CultureInfo.InvariantCulture, $"{perSecond:0.0} purchases a second"),
        1 => "One purchase a second",
        _ => string.Create(CultureInfo.InvariantCulture, $"{perSecond:#,0} purchases a second"),
    };

    private Task SetAsync(ChangeEventArgs change) =>
        int.TryParse(change.Value?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var step) && step < Steps.Count
            ? OnSet.InvokeAsync(Steps[step])
            : Task.CompletedTask;
}
