using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Voice;

/// <summary>What customers say: sentiment and satisfaction over time and by part, and the texts with the words that drove their scores.</summary>
public sealed partial class VoicePage : FilteredPage
{
    private Loaded<VoiceReport> _report;
    private Loaded<VoiceTextPage> _texts;
    private ChartView? _over;
    private ChartView? _parts;
    private ChartView? _worst;
    private IReadOnlyList<VoiceGroup> _worstGroups = [];
    private FigureExplanation? _explained;

    [Inject]
    private VoiceService Voices { get; set; } = default!;

    [Inject]
    private IEnumerable<NavItem> Pages { get; set; } = [];

    // A shop may have reviews before it has orders.
    /// <inheritdoc />
    protected override bool IsEmpty => false;

    private VoiceView Asked { get; set; } = new(new PageView(), null);

    private bool LinksCustomers => Pages.Any(static p => p.Path == "customers");

    private string Made => _report.Value is { } report
        ? $"{Format.Count(report.Stored)} reviews and scores in all{(report.Days is { } days ? $"; those shown are from {Format.Days(days)} ({report.TimeZoneId})" : string.Empty)}"
        : "What customers say of products and of the shop";

    private string OverTitle => Asked.Over switch
    {
        "labels" => "Negative, neutral and positive texts over time",
        "satisfaction" => "Satisfaction over time",
        _ => "Sentiment over time",
    };

    private string? OverSubtitle => _report.Value is { } report
        ? Asked.Over == "satisfaction"
            ? $"Share of 4 and 5, by {GrainName(report)}, {Format.Count(report.Total.Rated)} scores"
            : $"{(Asked.Over == "labels" ? "Texts" : "Mean score, −1 to 1")}, by {GrainName(report)}, {Format.Count(report.Total.Texts)} texts"
        : null;

    private string PartsTitle => "What is said by " + NameOf(Asked.PartedBy);

    private string WorstTitle => "Least satisfied by " + NameOf(Asked.PartedBy);

    private string? PartsSubtitle => _report.Value is { } report ? $"Share of texts, the {Math.Min(VoiceCharts.MostBars, GroupsOf(report).Count)} with most of {GroupsOf(report).Count}" : null;

    private int PartsHeight => BarChart.HeightFor(_report.Value is { } report ? Math.Clamp(GroupsOf(report).Count, 3, VoiceCharts.MostBars) : VoiceCharts.MostBars);

    /// <inheritdoc />
    protected override Task LoadAsync(CancellationToken cancellationToken)
    {
        // All time is all time, days before the first order among them.
        var asked = new VoiceView(View, View.PresetFor(Freshness, Span) == PeriodPreset.AllTime ? null : Period);
        Asked = asked;
        var generation = Generation;
        return Task.WhenAll(
            ShowAsync(
                Queries.SharedAsync(("voice", asked.Query), usesLabels: true, token => Voices.ReportAsync(asked.Query, token), cancellationToken),
                report =>
                {
                    _report = new(report, generation);
                    Draw(report, asked);
                },
                cancellationToken),
            ShowAsync(
                Queries.SharedAsync(
                    ("voice texts", asked.TextQuery, asked.Skip), usesLabels: true, token => Voices.TextsAsync(asked.TextQuery, asked.Skip, VoiceView.PageSize, token), cancellationToken),
                texts => _texts = new(texts, generation),
                cancellationToken));
    }

    private static string NameOf(string part) => VoiceView.Parts.First(p => p.Key == part).Label.ToLowerInvariant();

    private static string GrainName(VoiceReport report) => report.Query.Grain.ToString().ToLowerInvariant();

    private void Draw(VoiceReport report, VoiceView asked)
    {
        _over = VoiceCharts.OverTime(report, asked.Over, Format, OverTitle);
        var groups = GroupsOf(report);
        _parts = VoiceCharts.Moods(groups, NameOf(asked.PartedBy), Format, PartsTitle);
        _worstGroups = VoiceCharts.LeastSatisfied(groups);
        _worst = VoiceCharts.Satisfaction(_worstGroups, NameOf(asked.PartedBy), Format, WorstTitle);
    }

    private IReadOnlyList<VoiceGroup> GroupsOf(VoiceReport report) => Asked.PartedBy switch
    {
        "category" => report.Categories,
        "segment" => report.Segments,
        _ => report.Products,
    };

    private bool IsStale<T>(Loaded<T> part)
        where T : class => part.Value is not null && part.Generation != Generation;

    private Task FilterByAsync(ChartPoint point) => _report.Value is { } report && _parts?.RowOf(point) is { } row ? ToggleAsync(GroupsOf(report)[row]) : Task.CompletedTask;

    private Task FilterByWorstAsync(ChartPoint point) => _worst?.RowOf(point) is { } row ? ToggleAsync(_worstGroups[row]) : Task.CompletedTask;

    private Task ToggleAsync(VoiceGroup group) => GoAsync(View.Toggle(
        Asked.PartedBy switch
        {
            "category" => Dimension.Category,
            "segment" => Dimension.RfmSegment,
            _ => Dimension.Product,
        },
        group.Key.Length == 0 ? DimensionValue.UnknownKey : group.Key));
}
