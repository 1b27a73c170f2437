namespace Analytics.Core.Domain;

/// <summary>One sign-in of an account, by a browser or a program; while it is stored, it stands.</summary>
public sealed class UserSession
{
    /// <summary>A random name, which the session's cookie or token bears.</summary>
    public required string Id { get; set; }

    /// <summary>Whose.</summary>
    public required string UserId { get; set; }

    /// <summary>How it began: <c>page</c>, <c>token</c>, <c>link</c>, or the outside provider's name.</summary>
    public required string Kind { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it was last used, to the minute.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>From when on it no longer stands, however much it is used.</summary>
    public DateTimeOffset EndsAt { get; set; }

    /// <summary>The network address from which it was last used.</summary>
    public string? Address { get; set; }

    /// <summary>What the browser or program calls itself.</summary>
    public string? Agent { get; set; }

    /// <summary>How often its tokens were renewed: the number that its newest refresh token bears.</summary>
    public int RefreshNumber { get; set; }

    /// <summary>When they last were; null when never.</summary>
    public DateTimeOffset? RefreshedAt { get; set; }
}
