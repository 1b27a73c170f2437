using Analytics.Core.Customers;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>The list's sums, in one line.</summary>
public sealed partial class CustomerSums : ComponentBase
{
    /// <summary>The sums; null while they are computed.</summary>
    [Parameter, EditorRequired]
    public CustomerListTotals? Totals { get; set; }

    /// <summary>What predictions mean.</summary>
    [Parameter]
    public ScoringSettings? Settings { get; set; }

    /// <summary>Whether newer ones are on their way.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    [Inject]
    private IShop Shop { get; set; } = default!;
}
