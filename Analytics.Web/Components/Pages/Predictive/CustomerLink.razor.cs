using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>A customer's name, leading to their own page where there is one.</summary>
public sealed partial class CustomerLink : ComponentBase
{
    /// <summary>Who.</summary>
    [Parameter, EditorRequired]
    public ScoredCustomer Customer { get; set; } = default!;

    /// <summary>Whether customers have pages of their own.</summary>
    [Parameter]
    public bool IsLinked { get; set; }
}
