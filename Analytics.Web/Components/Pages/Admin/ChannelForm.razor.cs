using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>The form of one channel.</summary>
public sealed partial class ChannelForm : ComponentBase
{
    /// <summary>The channel.</summary>
    [Parameter, EditorRequired]
    public ChannelDraft Draft { get; set; } = default!;

    /// <summary>Why it was not saved.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    /// <summary>Whether it is being saved.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>It is to be saved.</summary>
    [Parameter]
    public EventCallback OnSave { get; set; }
}
