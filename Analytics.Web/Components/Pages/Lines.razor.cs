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

    // How these lines make the number, so that nobody counts rows and finds another.
    private static string HowOf(MeasureDefinition definition) => definition.Measure switch
    {
        Measure.RepeatRevenueRunRate => "These are the lines of those 30 days from customers known by name; a customer's first order is among them and does not count.",
        Measure.Orders => "These are all lines of the period under the filters; an order counts once, however many lines it has, and only with a sale among them.",
        Measure.AverageOrderValue => "These are all lines of the period under the filters; their amounts make the revenue, and an order counts once, however many lines it has.",
        Measure.ActiveCustomers or Measure.NewCustomers or Measure.ReturningCustomers or Measure.RepeatRate or Measure.RetentionRate or Measure.RevenuePerCustomer =>
            "These are all lines of the period under the filters; a customer counts once, however many lines are theirs, and anonymous lines count for no customer.",
        _ => "These are all lines of the period under the filters; the number is made of them.",
    };

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
