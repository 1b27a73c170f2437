namespace Analytics.Web.Notifications;

/// <summary>How the connection to a mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>Begun in the clear, then encrypted or refused (usually port 587).</summary>
    StartTls = 0,

    /// <summary>Encrypted from the start (usually port 465).</summary>
    Tls = 1,

    /// <summary>Not at all: for a server on the same machine or network.</summary>
    None = 2,
}
