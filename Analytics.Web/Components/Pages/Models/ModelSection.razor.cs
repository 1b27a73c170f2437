using Analytics.Core.Customers;
using Analytics.Core.Monitoring;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Models;

/// <summary>One model: its scores over its versions, calibration, drift, importance, and its versions to go back to.</summary>
public sealed partial class ModelSection : ComponentBase
{
    private ChartView? _scores;
    private ChartView? _calibration;
    private ModelReport? _drawn;
    private FigureExplanation? _explained;

    /// <summary>The model.</summary>
    [Parameter, EditorRequired]
    public ModelReport Report { get; set; } = default!;

    /// <summary>Whether a command is under way.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>The predictions of a version shall be shown again.</summary>
    [Parameter]
    public EventCallback<int> OnGoBack { get; set; }

    /// <summary>Forecasts shall learn until a version's last day, or from all days.</summary>
    [Parameter]
    public EventCallback<DateOnly?> OnForecastGoBack { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private ModelVersion? Shown => Report.Shown;

    private string MainName => Report.Versions.FirstOrDefault(static version => version.Figures.Count > 0)?.Figures[0].Name ?? "Not scored yet";

    private IReadOnlyList<string> FigureNames => Report.Versions.FirstOrDefault(static version => version.Figures.Count > 0)?.Figures.Select(static figure => figure.Name).ToList() ?? [];

    private string About => Shown is not { } shown
        ? "There is no version yet."
        : $"{shown.Name}{(Report.About is { } about ? $" ({about})" : null)}, fitted {Format.Instant(shown.FittedAt)} on {Format.Count(shown.Size)} {(Report.Kind == ModelKind.Forecast ? "steps" : "customers")} from {Format.Day(shown.From)} to {Format.Day(shown.To)}, data version {shown.DataVersion}.";

    private string NoDrift => Report.Kind switch
    {
        ModelKind.Recommendations => "Recommendations are made of which products go together, not of features.",
        ModelKind.Forecast => "The series is too short to hold its latest steps against those before.",
        _ => "Not known: the shown version was fitted before inputs were kept. It is after the next fit.",
    };

    private string NoDriftBefore => Report.Kind switch
    {
        ModelKind.Recommendations => "Recommendations are made of which products go together, not of features.",
        ModelKind.Forecast => "Forecasts are held against what came instead: see their scores over time.",
        _ => "There is no version before it whose inputs were kept.",
    };

    private IReadOnlyList<FigureTileModel> Tiles { get; set; } = [];

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_drawn, Report))
        {
            return;
        }

        _drawn = Report;
        _scores = VersionsChart.Build(Report.Versions, Format, "Score on hidden days");
        _calibration = ReliabilityChart.Build(Report.Kind, Shown?.Calibration ?? [], Format, "Calibration");
        Tiles = [.. (Shown?.Figures ?? []).Select(Tile), DriftTile()];
    }

    private FigureTileModel Tile(ModelFigure figure) => new(
        figure.Name,
        ModelText.Figure(figure.Value, figure.Unit, Format),
        null,
        [figure.Baseline is { } baseline ? $"{ModelText.Figure(baseline, figure.Unit, Format)} by “{figure.BaselineName}”" : figure.LargerIsBetter ? "more is better" : "less is better"],
        new FigureExplanation(
            figure.Name,
            "Measured on days that were hidden from the model: it was fitted on what came before them, and held against what came. " + (figure.LargerIsBetter ? "More is better." : "Less is better."),
            figure.Baseline is { } against ? [(figure.BaselineName ?? "Baseline", ModelText.Figure(against, figure.Unit, Format))] : []),
        figure.IsBetter);

    private FigureTileModel DriftTile()
    {
        var most = Report.DriftNow.MaxBy(static drift => drift.Index);
        return new(
            "Drift of inputs",
            most is null ? Formatter.NotAvailable : ModelText.LevelOf(Report.Level),
            null,
            [most is null ? "nothing to hold them against" : $"at most {Format.Plain(most.Index, 3)}, {most.Label.ToLowerInvariant()}"],
            new FigureExplanation(
                "Drift of inputs",
                "The population stability index: the sum over tenths of (share now − share then) × ln(share now ÷ share then). Major is above 0.25 and beyond what chance makes of so many customers.",
                [.. Report.DriftNow.Select(drift => (drift.Label, Format.Plain(drift.Index, 3)))]),
            Report.Level == DriftLevel.Major ? false : null);
    }
}
