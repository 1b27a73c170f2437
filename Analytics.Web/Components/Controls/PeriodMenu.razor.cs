using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>Periods by name, and two days of the reader's own.</summary>
public sealed partial class PeriodMenu : ComponentBase
{
    private Period? _shown;

    /// <summary>The id by which a button opens it.</summary>
    [Parameter, EditorRequired]
    public string Id { get; set; } = string.Empty;

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>How fresh the data is.</summary>
    [Parameter, EditorRequired]
    public Freshness Freshness { get; set; } = default!;

    /// <summary>The first and last day with a line.</summary>
    [Parameter]
    public Period? Span { get; set; }

    /// <summary>The days that are counted.</summary>
    [Parameter]
    public Period? Period { get; set; }

    /// <summary>The reader wants another period.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private PeriodPreset Current => View.PresetFor(Freshness, Span);

    private string? From { get; set; }

    private string? To { get; set; }

    private string? Problem { get; set; }

    private string? First => Span is { } span ? Iso(span.From) : null;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Period != _shown)
        {
            _shown = Period;
            From = Period is { } days ? Iso(days.From) : null;
            To = Period is { } same ? Iso(same.To) : null;
            Problem = null;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task ApplyAsync()
    {
        if (Day(From) is not { } from || Day(To) is not { } to)
        {
            Problem = "Pick both days.";
            return;
        }

        if (to < from)
        {
            Problem = "The last day lies before the first.";
            return;
        }

        Problem = null;
        await OnChange.InvokeAsync(View.Over(new Period(from, to)));
    }
}
