using System.Globalization;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;

namespace Analytics.Web.Components.Pages;

/// <summary>The lines behind a number, latest first, a page at a time from the server.</summary>
public sealed partial class Lines : FilteredPage
{
    private const int PageSize = 50;

    private LinePage? _page;
    private int _shown;

    private MeasureDefinition? Definition => View.Option("measure") is { } key ? MeasureCatalog.Find(key) : null;

    private string Title => Definition is { } definition ? $"Lines behind {definition.Label.ToLowerInvariant()}" : "Lines";

    private long Skip => long.TryParse(View.Option("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;

    private bool IsStale => _page is not null && _shown != Generation;

    private AnalyticsQuery Question => Ask([Definition?.Measure ?? Measure.NetRevenue], []);

    private string BackAddress => "/" + View.Shared().ToQueryString();

    private bool HasCategory => _page?.Lines.Any(l => l.Category is not null) == true;

    private bool HasChannel => _page?.Lines.Any(l => l.Channel is not null) == true;

    private bool HasLocation => _page?.Lines.Any(l => l.Location is not null) == true;

    /// <inheritdoc />
    protected override Task LoadAsync(CancellationToken cancellationToken)
    {
        var generation = Generation;
        return ShowAsync(
            Queries.LinesAsync(Question, Skip, PageSize, cancellationToken),
            lines => (_page, _shown) = (lines, generation),
            cancellationToken);
    }

    private string PageAddress(long skip) =>
        AddressOf(View.With("skip", skip == 0 ? null : skip.ToString(CultureInfo.InvariantCulture)));
}
