using Analytics.Core.Customers;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>What a customer's R, F and M are made from, and what they say.</summary>
public sealed partial class ProfileRanks : ProfilePart
{
    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public ProfileFacts Facts { get; set; } = default!;

    private CustomerScore Score => Facts.Score!.Value;

    private bool IsGross => Facts.Scores!.Run.Settings.Gross;
}
