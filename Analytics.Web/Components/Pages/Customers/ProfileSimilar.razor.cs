using Analytics.Web.State;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>The customers most like one.</summary>
public sealed partial class ProfileSimilar : ProfilePart
{
    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public ProfileFacts Facts { get; set; } = default!;

    /// <summary>The list that the reader came from.</summary>
    [Parameter, EditorRequired]
    public CustomerListView List { get; set; } = default!;
}
