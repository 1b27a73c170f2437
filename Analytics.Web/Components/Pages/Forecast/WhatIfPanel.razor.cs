using System.Globalization;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Forecast;

/// <summary>Promotions and closings on chosen days, and what they make of the plan.</summary>
public sealed partial class WhatIfPanel : ComponentBase
{
    private const string Promotion = "promotion";
    private const string Closed = "closed";
    private const int MostChanges = 20;

    private readonly string _titleId = "w" + Guid.NewGuid().ToString("N")[..8];
    private string _kind = Promotion;
    private string? _from;
    private string? _to;
    private string? _percent = "20";
    private string? _problem;
    private DateOnly? _shownFirst;

    /// <summary>The forecast.</summary>
    [Parameter, EditorRequired]
    public ShopForecast Forecast { get; set; } = default!;

    /// <summary>The changes.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<WhatIfChange> Changes { get; set; } = [];

    /// <summary>The changed plan; null without changes.</summary>
    [Parameter]
    public WhatIfPlan? Plan { get; set; }

    /// <summary>The reader wants other changes.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<WhatIfChange>> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private MeasureUnit Unit => MeasureCatalog.Of(Forecast.Question.Measure).Unit;

    private int Place => Forecast.PlaceOf(Forecast.Question.Level);

    private string First => Text(Forecast.Days.From);

    private string Last => Text(Forecast.Days.To);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (_shownFirst == Forecast.Days.From)
        {
            return;
        }

        _shownFirst = Forecast.Days.From;
        var end = Forecast.Days.From.AddDays(6);
        (_from, _to) = (First, Text(end < Forecast.Days.To ? end : Forecast.Days.To));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string WordsOf(WhatIfChange change) => change.Kind == WhatIfKind.Closed
        ? $"Closed, {Format.Days(change.Days)}"
        : $"Promotion {Format.Signed(change.Percent / 100)}, {Format.Days(change.Days)}";

    private async Task AddAsync()
    {
        if (Day(_from) is not { } from || Day(_to) is not { } to || from > to)
        {
            _problem = "Choose a first and a last day; the last is not before the first.";
            return;
        }

        double percent = 0;
        if (_kind == Promotion
            && (!double.TryParse(_percent, NumberStyles.Float, CultureInfo.InvariantCulture, out percent) || percent is < -100 or > WhatIf.MaxPercent))
        {
            _problem = $"The effect is a number from −100 to {Format.Plain(WhatIf.MaxPercent, 0)} percent.";
            return;
        }

        if (Changes.Count >= MostChanges)
        {
            _problem = $"There are {MostChanges} changes already; remove one first.";
            return;
        }

        _problem = null;
        await OnChange.InvokeAsync([.. Changes, new WhatIfChange(_kind == Closed ? WhatIfKind.Closed : WhatIfKind.Promotion, new Period(from, to), percent)]);
    }
}
