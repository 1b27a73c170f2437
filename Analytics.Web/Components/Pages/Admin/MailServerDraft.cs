using Analytics.Web.Notifications;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>The mail server while it is typed.</summary>
public sealed class MailServerDraft
{
    /// <summary>A draft of what is set.</summary>
    public MailServerDraft(NotificationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        PublicUrl = settings.PublicUrl;
        if (settings.Mail is { } mail)
        {
            (Host, Port, Security, User, From) = (mail.Host, mail.Port, mail.Security, mail.User, mail.From);
        }
    }

    /// <summary>The server's name; empty for none.</summary>
    public string? Host { get; set; }

    /// <summary>Its port.</summary>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public MailSecurity Security { get; set; }

    /// <summary>The account there.</summary>
    public string? User { get; set; }

    /// <summary>A new password; null keeps the one that is set.</summary>
    public string? Password { get; set; }

    /// <summary>Who mails come from.</summary>
    public string? From { get; set; }

    /// <summary>The application's own address.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Whether a server is named.</summary>
    public bool HasServer => !string.IsNullOrWhiteSpace(Host);

    /// <summary>The server; null for none.</summary>
    public MailServer? ToServer() => HasServer ? new MailServer { Host = Host!, Port = Port, Security = Security, User = User, From = From ?? string.Empty } : null;
}
