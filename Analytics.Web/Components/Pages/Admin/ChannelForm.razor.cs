using Analytics.Web.Components.Controls;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>The form of one channel.</summary>
public sealed partial class ChannelForm : DraftForm<ChannelDraft>;
