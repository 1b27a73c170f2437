namespace Analytics.Web.Notifications;

/// <summary>The SMTP server that takes the shop's mail.</summary>
public sealed record MailServer
{
    /// <summary>Its name.</summary>
    public required string Host { get; init; }

    /// <summary>Its port.</summary>
    public int Port { get; init; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public MailSecurity Security { get; init; }

    /// <summary>The account there; null for none.</summary>
    public string? User { get; init; }

    /// <summary>The account's password, encrypted; null for none.</summary>
    public string? ProtectedPassword { get; init; }

    /// <summary>Who mails come from.</summary>
    public required string From { get; init; }

    /// <summary>Says nothing of the password.</summary>
    public override string ToString() => FormattableString.Invariant($"{Host}:{Port}");
}
