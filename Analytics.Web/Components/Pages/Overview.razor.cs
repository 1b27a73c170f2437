using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages;

/// <summary>The shop at a glance: key numbers, revenue over time, what it is made of, who and what brings most, and when.</summary>
public sealed partial class Overview : FilteredPage
{
    private const int MostBars = 7;
    private const int MostRows = 10;

    private static readonly Measure[] Choices =
        [Measure.NetRevenue, Measure.Orders, Measure.AverageOrderValue, Measure.ActiveCustomers, Measure.NewCustomers];

    private readonly IReadOnlyList<OverviewPanel> _panels = OverviewPanel.All();
    private Loaded<QueryResult> _tiles;
    private Loaded<QueryResult> _trend;
    private Loaded<QueryResult> _main;
    private Loaded<MeasureMarks> _marks;
    private Loaded<QueryResult> _products;
    private Loaded<QueryResult> _customers;
    private Loaded<QueryResult> _heat;
    private ChartView? _mainChart;
    private ChartView? _heatChart;
    private TileModel? _explained;

    private static IReadOnlyList<(string Key, string Label)> MainMeasures { get; } =
        [("netRevenue", "Revenue"), ("orders", "Orders"), ("averageOrderValue", "AOV"), ("activeCustomers", "Customers"), ("newCustomers", "New")];

    private IReadOnlyList<TileModel> Tiles { get; set; } = [];

    private IReadOnlyList<OverviewPanel> Panels => _panels;

    private int Length => Period?.Days ?? 1;

    private bool Nothing => !IsStale(_tiles) && _tiles.Value is { MatchedLines: 0 };

    private MeasureDefinition MainDefinition =>
        View.Option("measure") is { } key && MeasureCatalog.Find(key) is { } named && Choices.Contains(named.Measure) ? named : MeasureCatalog.Of(Measure.NetRevenue);

    // By the address where it says one that fits the period, else by the period's length.
    private Dimension Grain =>
        View.Option("grain") is { } key && DimensionCatalog.Find(key) is { } named && GrainPicker.Offered.Contains(named.Dimension) && GrainPicker.Fits(named.Dimension, Length)
            ? named.Dimension
            : GrainPicker.Auto(Length);

    private IReadOnlyList<(string Key, string Label)> Grains =>
    [
        .. GrainPicker.Offered.Where(g => GrainPicker.Fits(g, Length) || g == Grain).Select(g => (DimensionCatalog.Of(g).Key, DimensionCatalog.Of(g).Label)),
    ];

    private string? MainSubtitle => _main.Value is { } answer && answer.Period is { } days
        ? $"{Format.Exact(answer.Totals[0].Value, MeasureCatalog.Of(answer.Query.Measures[0]).Unit)} in {Format.Days(days)}, by {DimensionCatalog.Of(answer.Query.By[0]).Label.ToLowerInvariant()}"
        : null;

    private string? HeatSubtitle => _heat.Value is { } answer ? $"Net revenue by weekday and hour, {answer.TimeZoneId}" : null;

    /// <inheritdoc />
    protected override async Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        var group = View.Option("group") is { } key && DimensionCatalog.Find(key) is { } named && OverviewPanel.CustomerGroups.Contains(named.Dimension)
            ? named.Dimension
            : Dimension.CustomerKind;
        _panels[^1].SwitchTo(group);
        var grain = Grain;
        var definition = MainDefinition;

        var work = new List<Task>
        {
            ShowAsync(
                Queries.RunAsync(Ask(OverviewTiles.Measures, []), cancellationToken),
                r =>
                {
                    _tiles = new(r, generation);
                    MakeTiles();
                },
                cancellationToken),
            ShowAsync(
                Queries.RunAsync(Ask([definition.Measure], [grain]) with { FillTime = true }, cancellationToken),
                r =>
                {
                    _main = new(r, generation);
                    DrawMain();
                },
                cancellationToken),
            ShowAsync(
                Queries.RunAsync(Ask(OverviewTiles.Measures, [GrainPicker.ForSparkline(Length)]) with { Comparison = Comparison.None, FillTime = true }, cancellationToken),
                r =>
                {
                    _trend = new(r, generation);
                    MakeTiles();
                },
                cancellationToken),
            ShowAsync(
                Queries.RunAsync(Ask([Measure.NetRevenue, Measure.Units], [Dimension.Product], Dimension.Product) with { Top = MostRows }, cancellationToken),
                r => _products = new(r, generation),
                cancellationToken),
            ShowAsync(
                Queries.RunAsync(Identified(Ask([Measure.NetRevenue, Measure.Orders], [Dimension.Customer], Dimension.Customer)) with { Top = MostRows }, cancellationToken),
                r => _customers = new(r, generation),
                cancellationToken),
            ShowAsync(
                Queries.RunAsync(Ask([Measure.NetRevenue], [Dimension.Weekday, Dimension.HourOfDay]) with { Comparison = Comparison.None }, cancellationToken),
                r =>
                {
                    _heat = new(r, generation);
                    _heatChart = HeatmapChart.Build(r, 0, Format, "When customers buy");
                },
                cancellationToken),
        };
        if (grain == Dimension.Day && Period is { } shown && Span is { } span)
        {
            // What stands out is judged by the days before too.
            var first = shown.From.AddDays(-MeasureMarks.DaysBefore);
            work.Add(ShowAsync(
                Queries.RunAsync(
                    Ask([definition.Measure], [Dimension.Day]) with { Period = new Period(first < span.From ? span.From : first, shown.To), Comparison = Comparison.None, FillTime = true }, cancellationToken),
                r =>
                {
                    _marks = new(MeasureMarks.Of(r), generation);
                    DrawMain();
                },
                cancellationToken));
        }

        work.AddRange(_panels.Select(p => LoadAsync(p, generation, cancellationToken)));
        await Task.WhenAll(work);
    }

    // Anonymous lines are no customer: a ranking of customers leaves them out.
    private static AnalyticsQuery Identified(AnalyticsQuery query) =>
        query with { Filters = [.. query.Filters, new Filter(Dimension.Customer, [DimensionValue.UnknownKey], Exclude: true)] };

    private async Task LoadAsync(OverviewPanel panel, int generation, CancellationToken cancellationToken)
    {
        var dimension = panel.Dimension;
        var answer = await Queries.RunAsync(Ask([Measure.NetRevenue, Measure.Orders], [dimension], dimension) with { Top = MostBars }, cancellationToken);
        var known = await Queries.ValuesAsync(dimension, null, SeriesColours.Most + 1, cancellationToken);
        if (cancellationToken.IsCancellationRequested)
        {
            return;
        }

        var isAbsent = known.All(v => v.Key == DimensionValue.UnknownKey) && dimension != Dimension.CustomerKind;
        Func<DimensionValue, string> colour = dimension == Dimension.Category ? new SeriesColours(known).Of : SeriesColours.Plain;
        var chart = isAbsent || answer.Rows.Count == 0
            ? null
            : BarChart.Build(answer, 0, Format, panel.Title, colour, View.FilterOn(dimension));
        panel.Show(answer, chart, isAbsent, generation);
        StateHasChanged();
    }

    private void DrawMain()
    {
        if (_main.Value is { } answer)
        {
            _mainChart = LineChart.Build(
                answer, 0, Format, $"{MeasureCatalog.Of(answer.Query.Measures[0]).Label} over time", _marks.Generation == _main.Generation ? _marks.Value : null);
        }
    }

    private bool HasMark(string name) => _mainChart?.Figure.Traces.Any(t => t.Name == name) == true;

    private void MakeTiles()
    {
        if (_tiles.Value is { } totals)
        {
            Tiles = OverviewTiles.Make(totals, _trend.Generation == _tiles.Generation ? _trend.Value : null, Span, Format);
        }
    }

    private bool IsStale<T>(Loaded<T> part)
        where T : class => part.Value is not null && part.Generation != Generation;

    private string? StaleClass<T>(Loaded<T> part)
        where T : class => IsStale(part) ? "stale" : null;

    private string? PanelSubtitle(OverviewPanel panel) => panel.Chart is null || panel.Answer is not { Period: { } days } answer
        ? null
        : View.FilterOn(panel.Dimension) is null
            ? $"{Format.Compact(answer.Totals[0].Value, MeasureUnit.Money)}, {Format.Days(days)}"
            : "What is not picked is faded; click to pick more";

    private string? RankSubtitle(Loaded<QueryResult> ranking) => ranking.Value is { Period: { } days } answer
        ? $"The first {Math.Min(MostRows, answer.Rows.Count(r => !r.IsOther))} by net revenue, {Format.Days(days)}"
        : null;

    private string LinesAddress(Measure measure)
    {
        var view = View.Shared();
        if (measure == Measure.RepeatRevenueRunRate && Period is { } days)
        {
            // Its own 30 days, and nobody who stays without a name: they never bought before.
            var end = days.To < Freshness.Today ? days.To : Freshness.Today;
            view = view.Over(new Period(end.AddDays(-29), end));
            view = view.FilterOn(Dimension.CustomerKind) is null ? view.WithFilter(Dimension.CustomerKind, ["anonymous"], exclude: true) : view;
        }

        return AddressOfLines(view, measure);
    }

    private static string AddressOfLines(PageView view, Measure measure) =>
        "lines" + view.With("measure", MeasureCatalog.Of(measure).Key).ToQueryString();

    // Of a point in time, its days as far as they lie in the period.
    private string? LinesOfMain(int row)
    {
        if (_main.Value is not { Period: { } period } answer || row >= answer.Rows.Count || Days(answer, row) is not { } days)
        {
            return null;
        }

        var part = new Period(days.From < period.From ? period.From : days.From, days.To > period.To ? period.To : days.To);
        return AddressOfLines(View.Shared().Over(part), answer.Query.Measures[0]);
    }

    private string? LinesOf(QueryResult? answer, int row) => answer is not null && row < answer.Rows.Count && !answer.Rows[row].IsOther
        ? AddressOfLines(View.Shared().WithFilter(answer.Query.By[0], [answer.Rows[row].Keys[0].Key]), answer.Query.Measures[0])
        : null;

    private string LinesOf(Dimension dimension, string key) =>
        AddressOfLines(View.Shared().WithFilter(dimension, [key]), Measure.NetRevenue);

    private static Period? Days(QueryResult answer, int row)
    {
        if (answer.Rows[row].Keys[0].Start is not { } start)
        {
            return null;
        }

        return new Period(start, answer.Query.By[0] switch
        {
            Dimension.Week => start.AddDays(6),
            Dimension.Month => start.AddMonths(1).AddDays(-1),
            Dimension.Quarter => start.AddMonths(3).AddDays(-1),
            Dimension.Year => start.AddYears(1).AddDays(-1),
            _ => start,
        });
    }

    // A bar that a filter leaves out comes back by a click on it, alone.
    private PageView Picked(Dimension dimension, string key) =>
        View.FilterOn(dimension) is { Exclude: true } ? View.WithFilter(dimension, [key]) : View.Toggle(dimension, key);

    private Task ZoomAsync(ChartPoint point) =>
        _mainChart?.RowOf(point) is { } at && _main.Value is { } answer && Days(answer, at) is { } days
            ? GoAsync(View.Over(days).With("grain", null))
            : Task.CompletedTask;

    private Task PickAsync(OverviewPanel panel, ChartPoint point) =>
        panel.Chart?.RowOf(point) is { } row && panel.Answer is { } answer
            ? GoAsync(Picked(panel.Dimension, answer.Rows[row].Keys[0].Key))
            : Task.CompletedTask;

    private Task PickHourAsync(ChartPoint point) =>
        _heatChart?.RowOf(point) is { } row && _heat.Value is { } answer
            ? GoAsync(View.WithFilter(Dimension.Weekday, [answer.Rows[row].Keys[0].Key]).WithFilter(Dimension.HourOfDay, [answer.Rows[row].Keys[1].Key]))
            : Task.CompletedTask;
}
