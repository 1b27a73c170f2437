using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>Which orders are expected in the next weeks, and how it went before.</summary>
public sealed partial class OrdersSection : ComponentBase
{
    private const string ChartTitle = "Expected orders by week";

    private ChartView? _chart;
    private OrdersReport? _drawn;

    /// <summary>The run that scored.</summary>
    [Parameter, EditorRequired]
    public ScoringRun Run { get; set; } = default!;

    /// <summary>What to show.</summary>
    [Parameter, EditorRequired]
    public OrdersReport? Report { get; set; }

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private Formatter Format => Shop.Format;

    private string? Subtitle => Report switch
    {
        null => null,
        { Expected: { } expected } => $"{Format.Plain(expected, 0)} in the {Report.Ahead.Count} weeks after {Format.Day(Run.AsOf)}, {Format.Count(Run.Customers)} customers",
        _ => Format.Whom(Run),
    };

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Report is null || ReferenceEquals(Report, _drawn))
        {
            return;
        }

        _drawn = Report;
        _chart = WeeksChart.Build(Report, Format, ChartTitle);
    }
}
