using Analytics.Web.State.Importing;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Data;

public sealed partial class FailureNote
{
    /// <summary>The sentences.</summary>
    [Parameter, EditorRequired]
    public required Failure Failure { get; set; }

    /// <summary>Buttons.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }
}
