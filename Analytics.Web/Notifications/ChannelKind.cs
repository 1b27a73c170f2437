namespace Analytics.Web.Notifications;

/// <summary>How a channel is reached.</summary>
public enum ChannelKind
{
    /// <summary>By e-mail, over the shop's SMTP server.</summary>
    Mail = 0,

    /// <summary>By a signed POST to an address.</summary>
    Webhook = 1,
}
