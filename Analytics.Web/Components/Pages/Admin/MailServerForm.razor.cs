using Analytics.Web.Notifications;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>The form of the mail server.</summary>
public sealed partial class MailServerForm : ComponentBase
{
    private MailServerDraft _draft = new(new NotificationSettings());

    /// <summary>What is set.</summary>
    [Parameter, EditorRequired]
    public NotificationSettings Settings { get; set; } = default!;

    /// <summary>Whether it is being saved.</summary>
    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>It is to be saved.</summary>
    [Parameter]
    public EventCallback<MailServerDraft> OnSave { get; set; }

    /// <inheritdoc />
    protected override void OnInitialized() => _draft = new MailServerDraft(Settings);

    private async Task SaveAsync()
    {
        await OnSave.InvokeAsync(_draft);
        // What was sent is not shown again.
        _draft.Password = null;
    }
}
