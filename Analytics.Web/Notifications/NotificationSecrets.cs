using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Analytics.Web.Notifications;

/// <summary>Encrypts what channels need to know: the mail server's password, the keys that sign.</summary>
public sealed class NotificationSecrets(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Analytics.Notifications.v1");

    /// <summary>Encrypts a secret.</summary>
    public string Protect(string secret) => _protector.Protect(secret);

    /// <summary>Decrypts a secret; null for none.</summary>
    /// <exception cref="NotificationException">It was encrypted by other keys.</exception>
    public string? Read(string? secret)
    {
        try
        {
            return secret is null ? null : _protector.Unprotect(secret);
        }
        catch (CryptographicException)
        {
            throw new NotificationException("The stored secret cannot be read any more: it was kept with other data-protection keys. Enter the password, or make the secret, anew.");
        }
    }
}
