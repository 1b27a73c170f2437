using Analytics.Core.Customers;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>The next step for a customer, with its reason and its rule.</summary>
public sealed partial class ProfileAction : ProfilePart
{
    /// <summary>The customer.</summary>
    [Parameter, EditorRequired]
    public ProfileFacts Facts { get; set; } = default!;

    private NextStep Step => Facts.Scores!.StepAt(Facts.Row, Format.Culture);

    private string Words => Facts.Scores!.Actions[Facts.Score!.Value.Action].Words();
}
