using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>How customers moved between segments since a day.</summary>
public sealed partial class MovementSection : ComponentBase
{
    private readonly string _titleId = "m" + Guid.NewGuid().ToString("N")[..8];
    private ChartView? _chart;
    private (SegmentMovement? Movement, bool BySegment) _drawn;

    /// <summary>What to show; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public SegmentMovement? Movement { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>The later day.</summary>
    [Parameter, EditorRequired]
    public DateOnly AsOf { get; set; }

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>The address of an export of this view by its name; null where there is none.</summary>
    [Parameter]
    public Func<string, string?>? ExportOf { get; set; }

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Spans { get; } = [("30", "30 days"), ("90", "90 days"), ("180", "180 days"), ("365", "A year")];

    private static IReadOnlyList<(string Key, string Label)> Levels { get; } = [("groups", "Groups"), ("segments", "Segments")];

    private Formatter Format => Shop.Format;

    private bool BySegment => View.Option("moves") == "segments";

    private DateOnly Since => SegmentQuestions.Since(View, AsOf);

    private string Title => $"Movement since {Format.Day(Since)}";

    private string? Subtitle => Movement is null
        ? null
        : $"Of {Format.Count(Movement.Both)} customers on both days {Format.Count(Movement.Up)} went up and {Format.Count(Movement.Down)} down a group; {Format.Count(Movement.Movement.New)} are new since";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var now = (Movement, BySegment);
        if (Movement is null || Movement.Movement.Flows.Count == 0 || now == _drawn)
        {
            return;
        }

        _drawn = now;
        _chart = MovementChart.Build(Movement, BySegment, Format, $"Movement since {Format.Day(Movement.Movement.From)}");
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Signed(int change) => (change > 0 ? "+" : change < 0 ? "−" : "±") + Format.Count(Math.Abs(change));

    // More of the best and of the growing is good, more of those at risk or gone is bad.
    private static string? TintOf(SegmentChange change) => (change.After - change.Before, SegmentGroups.Of(change.Segment)) switch
    {
        (0, _) or (_, SegmentGroup.Cooling) => null,
        (> 0, SegmentGroup.Best or SegmentGroup.Growing) or (< 0, SegmentGroup.AtRisk or SegmentGroup.Gone) => "good",
        _ => "bad",
    };

    private Task ChooseAsync(string option, string key, string usual) => OnChange.InvokeAsync(View.With(option, key == usual ? null : key));
}
