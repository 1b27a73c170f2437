using Analytics.Web.Notifications;
using Microsoft.AspNetCore.Components;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>A message as its readers will read it.</summary>
public sealed partial class MessageView : ComponentBase
{
    /// <summary>The message.</summary>
    [Parameter, EditorRequired]
    public NotificationMessage Message { get; set; } = default!;
}
