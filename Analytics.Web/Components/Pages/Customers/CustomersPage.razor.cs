using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>All customers with what is known and predicted of each: a page at a time, sorted, filtered and searched.</summary>
public sealed partial class CustomersPage : ScoredPage
{
    private CustomerListPage? _page;
    private int _shown;

    [Inject]
    private ICustomerLabels Labels { get; set; } = default!;

    private CustomerListView Listing => new(View);

    private IReadOnlyList<CustomerColumn> Columns => CustomerColumn.Chosen(View.Option("columns"));

    private IReadOnlyList<SegmentLabel> Segments => Labels.Current.Segments;

    private bool IsStale => _page is not null && _shown != Generation && Failure is null;

    private bool IsLast => _page is null || _page.Skip + _page.Rows.Count >= _page.Totals.Customers;

    private string ExportAddress => "api/v1/export/customer-list" + View.ToQueryString();

    private string? RunWords => Scoring.Current is { } scores ? $"Scores as of {Format.Day(scores.AsOf)}, computed {Format.Instant(scores.Run.FittedAt)}" : null;

    private string OthersWords =>
        $"The filter on {string.Join(", ", Listing.Others.Select(f => DimensionCatalog.Of(f.Dimension).Label.ToLowerInvariant()))} chooses sales; scores are of all orders ever, so it does not apply here. It is kept for the other pages.";

    /// <inheritdoc />
    protected override Task LoadAsync(CancellationToken cancellationToken)
    {
        if (Scoring.Current is not { } scores)
        {
            return Task.CompletedTask;
        }

        var generation = Generation;
        var query = Listing.Query;
        // Off the circuit's dispatcher: a million customers are looked at.
        return ShowAsync(
            Task.Run(() => List.Read(scores, query, cancellationToken), cancellationToken),
            page => (_page, _shown) = (page, generation),
            cancellationToken);
    }
}
