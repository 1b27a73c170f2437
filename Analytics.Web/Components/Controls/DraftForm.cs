using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Controls;

/// <summary>A form over a draft: whoever opened it saves, and says here why that was refused.</summary>
/// <typeparam name="TDraft">What is typed into it.</typeparam>
public abstract class DraftForm<TDraft> : ComponentBase
    where TDraft : class
{
    /// <summary>What is typed.</summary>
    [Parameter, EditorRequired]
    public TDraft Draft { get; set; } = default!;

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
