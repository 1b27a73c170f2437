using Analytics.Core.Customers;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Clusters of customers by K-means: as points, as profiles, and how many there should be.</summary>
public sealed partial class ClusterSection : ComponentBase
{
    private readonly string _titleId = "k" + Guid.NewGuid().ToString("N")[..8];
    private ChartView? _chart;
    private (ClusterPicture? Picture, CustomerFeature X, CustomerFeature Y, bool Log) _drawn;

    /// <summary>What to show; null while it is computed.</summary>
    [Parameter, EditorRequired]
    public ClusterPicture? Picture { get; set; }

    /// <summary>What the reader looks at.</summary>
    [Parameter, EditorRequired]
    public PageView View { get; set; } = new();

    /// <summary>Whether a newer answer is on its way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    /// <summary>The share of the work that is done; null where it is not known.</summary>
    [Parameter]
    public double? Progress { get; set; }

    /// <summary>Whether the reader stopped the work.</summary>
    [Parameter]
    public bool IsCancelled { get; set; }

    /// <summary>Why there are no clusters; null where nothing is wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>The address of an export of this view by its name; null where there is none.</summary>
    [Parameter]
    public Func<string, string?>? ExportOf { get; set; }

    /// <summary>The reader wants another view.</summary>
    [Parameter]
    public EventCallback<PageView> OnChange { get; set; }

    /// <summary>The reader stops the work.</summary>
    [Parameter]
    public EventCallback OnCancel { get; set; }

    /// <summary>The reader wants it after all.</summary>
    [Parameter]
    public EventCallback OnAgain { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;

    private static IReadOnlyList<(string Key, string Label)> Presets { get; } = [("tiers", "Value tiers"), ("behaviour", "Behaviour"), ("own", "Own features")];

    private Formatter Format => Shop.Format;

    private string Preset => View.Option("preset") is "behaviour" or "own" ? View.Option("preset")! : "tiers";

    private IReadOnlyList<CustomerFeature> Own => SegmentQuestions.OwnFeatures(View);

    private IReadOnlyList<CustomerFeature> Offered => Picture?.Features ?? CustomerFeatures.All;

    private IReadOnlyList<CustomerFeature> Clustered => Picture is null ? [] : [.. Picture.Scaling.Scales.Select(static s => CustomerFeatures.Find(s.Name)!.Value)];

    private CustomerFeature X => Named("x", CustomerFeature.Recency);

    private CustomerFeature Y => Named("y", CustomerFeature.Monetary);

    private bool IsLog => View.Option("log") != "0";

    private string? Subtitle => Picture is null || Problem is not null
        ? null
        : $"{Format.Count(Picture.Customers)} customers to {Format.Day(Picture.AsOf)} in {Picture.Profiles.Count} clusters"
            + (Picture.Silhouette is { } silhouette ? $", silhouette {silhouette.Value.ToString("0.00", Format.Culture)}" : string.Empty)
            + (Picture.Drawn < Picture.Customers ? $"; {Format.Count(Picture.Drawn)} are drawn" : string.Empty);

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        var now = (Picture, X, Y, IsLog);
        if (Picture is null || now == _drawn)
        {
            return;
        }

        _drawn = now;
        _chart = ClusterChart.Build(Picture, X, Y, IsLog, Format, "Clusters of customers");
    }

    private static string? Given(ChangeEventArgs change) => change.Value?.ToString() is { Length: > 0 } value ? value : null;

    private CustomerFeature Named(string option, CustomerFeature usual) =>
        View.Option(option) is { } key && CustomerFeatures.Find(key) is { } named && Offered.Contains(named) ? named : usual;

    private Task ToggleAsync(CustomerFeature feature)
    {
        var chosen = Own.Contains(feature) ? Own.Where(f => f != feature) : Own.Append(feature);
        return OnChange.InvokeAsync(View.With("features", string.Join(',', chosen.Order().Select(CustomerFeatures.KeyOf))));
    }
}
