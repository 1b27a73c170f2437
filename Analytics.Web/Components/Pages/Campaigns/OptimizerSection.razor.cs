using System.Globalization;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>Where money belongs: the division with its curves, what to do, and what became of earlier changes.</summary>
public sealed partial class OptimizerSection : ComponentBase
{
    private ChartView? _curve;
    private FigureExplanation? _explained;
    private bool _isAsking;
    private string _name = string.Empty;
    private DateOnly _start;

    /// <summary>The division; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public OptimizationResult? Result { get; set; }

    /// <summary>The campaigns.</summary>
    [Parameter, EditorRequired]
    public CampaignTable Table { get; set; } = default!;

    /// <summary>The changes that were carried out; null while they are read.</summary>
    [Parameter]
    public IReadOnlyList<SavedChange>? Changes { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>Today.</summary>
    [Parameter]
    public DateOnly Today { get; set; }

    /// <summary>The share of the work that is done; null when nothing is computed.</summary>
    [Parameter]
    public double? Progress { get; set; }

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    /// <summary>The division is carried out.</summary>
    [Parameter]
    public EventCallback<(DateOnly Start, string Name)> OnImplement { get; set; }

    /// <summary>A change is to be deleted.</summary>
    [Parameter]
    public EventCallback<SavedChange> OnDelete { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Goals { get; } = [.. OptimizationQuestions.Goals.Select(static g => (g.Key, g.Label))];

    private Formatter Format => Shop.Format;

    private OptimizationQuestion Question => Result is not null && !IsStale ? Result.Question : CampaignView.Optimization(View);

    private OptimizationLine? Chosen => Result?.Lines.FirstOrDefault(l => l.Key == View.Option("curve"))
        ?? Result?.Lines.Where(static l => l.Fit.Curve is not null).MaxBy(static l => Math.Abs(l.Change)) ?? (Result?.Lines.Count > 0 ? Result.Lines[0] : null);

    private string? CurveSubtitle => Chosen switch
    {
        null => null,
        { Fit: { Curve: { } curve } fit } => $"{MarketingText.Formula(curve, Format)}, read from {Format.Count(fit.Days)} days; F {Format.Ratio(fit.Evidence)}",
        { Fit: var fit } => MarketingText.Problem(fit, Format),
    };

    /// <inheritdoc />
    protected override void OnParametersSet() => _curve = Chosen is { } line ? CurveChart.Build(line, Result!.Question, Format) : null;

    private static string? Given(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } value ? value : null;

    private static string? Plain(double? value) => value?.ToString("0.##", CultureInfo.InvariantCulture);

    private static string NameOf(OptimizationLine line) => line.Name == CampaignTable.None ? "Not stated" : line.Name;

    private SpendBound? BoundOf(string key) => CampaignView.Optimization(View).Bounds.FirstOrDefault(b => b.Key == key);

    private Task BoundAsync(string key, string? text, bool isLow)
    {
        double? value = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;
        var bounds = CampaignView.Optimization(View).Bounds;
        var bound = bounds.FirstOrDefault(b => b.Key == key) ?? new SpendBound(key, null, null);
        bound = isLow ? bound with { Low = value } : bound with { High = value };
        return OnChange.InvokeAsync(View.With("bounds", CampaignView.TextOf([.. bounds.Where(b => b.Key != key), .. bound is { Low: null, High: null } ? [] : new[] { bound }])));
    }

    private void Ask()
    {
        (_isAsking, _start) = (true, Today.AddDays(1));
        _name = $"{OptimizationQuestions.Goals.First(g => g.Goal == Question.Goal).Label}, {Format.Day(_start)}";
    }

    private async Task ImplementAsync()
    {
        _isAsking = false;
        await OnImplement.InvokeAsync((_start, _name));
    }
}
