using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>The page of one customer, by the shop's own id.</summary>
public sealed partial class CustomerPage : ComponentBase
{
    /// <summary>The id, as the address has it.</summary>
    [Parameter]
    public string Id { get; set; } = string.Empty;

    // A server leaves an encoded slash as it is.
    private string Customer => Id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
}
