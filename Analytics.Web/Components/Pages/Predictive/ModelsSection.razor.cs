using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Which models are in use, fitted when and on what, and how well they did on time that was hidden from them.</summary>
public sealed partial class ModelsSection : ComponentBase
{
    private ChartView? _calibration;
    private ScoringRun? _drawn;

    /// <summary>The run that scored.</summary>
    [Parameter, EditorRequired]
    public ScoringRun Run { get; set; } = default!;

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private ScoreSheet? Churn { get; set; }

    private ScoreSheet? Next { get; set; }

    private ScoreSheet? Offers { get; set; }

    private string? CalibrationSubtitle => Run.Churn is { } churn ? Format.Window(churn.Window) : null;

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (ReferenceEquals(Run, _drawn))
        {
            return;
        }

        _drawn = Run;
        Churn = Run.Churn is { } churn ? ScoreSheet.Of(churn, Format) : null;
        Next = Run.NextOrder is { Scores.Count: > 0 } next ? ScoreSheet.Of(next, Format) : null;
        Offers = Run.Recommendations is { } offers ? ScoreSheet.Of(offers, Format) : null;
        _calibration = Run.Churn is { } told ? CalibrationChart.Build(told, Format, "Calibration of churn") : null;
    }

    private static string WhatOf(string model) => model switch
    {
        "bgnbd" => "When customers order and when they stop: churn, expected orders, next order. One who ordered once counts as alive.",
        "mbgnbd" => "When customers order and when they stop: churn, expected orders, next order. One may stop after the first order too.",
        "gamma-gamma" => "What an order is worth: expected order value and CLV.",
        "rfm" => "Scores by recency, frequency and monetary, and the segments.",
        "value-tiers" => "High, Medium and Low Value.",
        "recommendations" => "Products for each customer.",
        _ => string.Empty,
    };
}
