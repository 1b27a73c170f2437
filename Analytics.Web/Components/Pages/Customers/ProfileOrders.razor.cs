using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>A customer's orders, the latest first, some at a time.</summary>
public sealed partial class ProfileOrders : ProfilePart
{
    private const int Step = 20;
    private int _shown = Step;

    /// <summary>The shop's own id of the customer.</summary>
    [Parameter, EditorRequired]
    public string Customer { get; set; } = string.Empty;

    /// <summary>The orders; null while they are read.</summary>
    [Parameter]
    public CustomerOrders? Orders { get; set; }

    private string? Subtitle => Orders is { Orders.Count: > 0 } ? $"{Format.Count(Orders.Orders.Count)}{(Orders.IsCut ? " or more" : null)}, returns without a sale among them" : null;

    private PageView OfCustomer => new PageView().WithFilter(Dimension.Customer, [Customer]);

    private string AllLines => "lines" + OfCustomer.Over(PeriodPreset.AllTime).ToQueryString();

    // Lines have no filter on the order: its day comes nearest.
    private string LinesOf(CustomerOrder order)
    {
        var day = DateOnly.FromDateTime(order.At.DateTime);
        return "lines" + OfCustomer.Over(new Period(day, day)).ToQueryString();
    }
}
