using System.Globalization;
using Analytics.Core.Planning;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Forecast;

/// <summary>What the reader chooses; it holds nothing, everything stands in the address.</summary>
public sealed partial class ForecastControls : ComponentBase
{
    private static readonly ForecastQuestion Defaults = new();

    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired]
    public ForecastQuestion Question { get; set; } = default!;

    /// <summary>The training window's key.</summary>
    [Parameter]
    public string? Training { get; set; }

    /// <summary>The models' names.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<string> Models { get; set; } = [];

    /// <summary>The reader chose: a name in the address and its value, null for the default.</summary>
    [Parameter]
    public EventCallback<(string Name, string? Value)> OnChange { get; set; }

    /// <summary>Whether it can be broken down by what models and rules say of customers.</summary>
    [Parameter]
    public bool HasLabels { get; set; } = true;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private int _written;

    private IEnumerable<double> Levels => ForecastQuestions.Levels.Append(Question.Level).Distinct().Order();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);

    private string HorizonLabel(int days) => ForecastText.Steps((Question with { Days = days }).Steps, Question.Grain);

    private Task SetAsync(string name, ChangeEventArgs change, string byDefault)
    {
        var value = change.Value?.ToString()?.Trim() ?? string.Empty;
        if (name == "days")
        {
            var typed = value;
            value = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var days) && double.IsFinite(days)
                ? Number((int)Math.Clamp(Math.Round(days), 1, ForecastQuestion.MaxDays))
                : Number(Question.Days);
            // What is asked may be what was asked before: then only a new field shows it instead of what was typed.
            _written += value == typed ? 0 : 1;
        }

        return OnChange.InvokeAsync((name, value == byDefault || value.Length == 0 ? null : value));
    }
}
