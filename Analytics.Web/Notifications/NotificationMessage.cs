namespace Analytics.Web.Notifications;

/// <summary>A message before it is written as a mail or a webhook's body. Its texts come from the data: whoever writes it makes them safe.</summary>
public sealed record NotificationMessage
{
    /// <summary><c>alerts</c>, <c>digest</c>, <c>account</c> or <c>test</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Subject { get; init; }

    /// <summary>The shop's name.</summary>
    public required string Shop { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What it tells.</summary>
    public IReadOnlyList<NotificationItem> Items { get; init; } = [];

    /// <summary>The alerts that it tells of, so that their log says how sending went.</summary>
    public IReadOnlyList<int> Alerts { get; init; } = [];
}
