namespace Analytics.Web.Notifications;

/// <summary>Where messages go and by which way.</summary>
public sealed record NotificationSettings
{
    /// <summary>The mail server; null while none is set.</summary>
    public MailServer? Mail { get; init; }

    /// <summary>The application's own address as recipients reach it, for links; null while it is not known.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>All channels.</summary>
    public IReadOnlyList<NotificationChannel> Channels { get; init; } = [];

    /// <summary>Where messages of a key go: a channel, or the person behind an account; null where the channel is no more.</summary>
    public NotificationChannel? Find(string id) => NotificationChannel.FindAccount(id) ?? Channels.FirstOrDefault(c => c.Id == id);
}
