using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>A part of a customer's profile.</summary>
public abstract class ProfilePart : ComponentBase
{
    /// <summary>The shop's settings.</summary>
    [Inject]
    protected IShop Shop { get; set; } = default!;

    /// <summary>Writes numbers.</summary>
    protected Formatter Format => Shop.Format;
}
