using System.Text.Json;
using Analytics.Core.Storage;
using Analytics.Web.Outgoing;
using Analytics.Web.Security;
using MimeKit;

namespace Analytics.Web.Notifications;

/// <summary>The channels and the mail server, as admins set them. A singleton; the caller checks who asks, and audits.</summary>
public sealed class NotificationBook(SettingsStore settings, NotificationSecrets secrets)
{
    /// <summary>The setting in which they stand.</summary>
    public const string SettingKey = "notifications";

    private const int MostChannels = 50;
    private const int MostRecipients = 50;
    private const int LongestName = 80;

    /// <summary>What is set now; what another version wrote in another way counts as nothing.</summary>
    public NotificationSettings Current
    {
        get
        {
            try
            {
                return settings.Get<NotificationSettings>(SettingKey) ?? new NotificationSettings();
            }
            catch (JsonException)
            {
                return new NotificationSettings();
            }
        }
    }

    /// <summary>Sets the mail server and the application's own address.</summary>
    /// <param name="mail">The server; null for none. Its <see cref="MailServer.ProtectedPassword"/> is not looked at.</param>
    /// <param name="password">The password; null keeps the one that is set, empty removes it.</param>
    /// <param name="publicUrl">The application's own address.</param>
    /// <exception cref="NotificationException">Something makes no sense.</exception>
    public Task SaveMailAsync(MailServer? mail, string? password, string? publicUrl)
    {
        if (mail is not null)
        {
            var host = mail.Host.Trim();
            if (Uri.CheckHostName(host) == UriHostNameType.Unknown)
            {
                throw new NotificationException("The mail server's name is a host such as smtp.example.com, without https:// and without a port.");
            }

            if (mail.Port is < 1 or > 65_535)
            {
                throw new NotificationException("The mail server's port lies between 1 and 65535; 587 is usual.");
            }

            _ = Addresses(mail.From, "The sender", 1);
            mail = mail with { Host = host, From = mail.From.Trim(), User = string.IsNullOrWhiteSpace(mail.User) ? null : mail.User.Trim() };
        }

        publicUrl = string.IsNullOrWhiteSpace(publicUrl) ? null : Read(publicUrl).GetLeftPart(UriPartial.Path).TrimEnd('/') + "/";
        return settings.UpdateAsync<NotificationSettings>(SettingKey, stored =>
        {
            var kept = stored ?? new NotificationSettings();
            return kept with
            {
                PublicUrl = publicUrl,
                Mail = mail is null ? null : mail with
                {
                    // A password goes to the server it was entered for, and to no other.
                    ProtectedPassword = password is null
                        ? (kept.Mail is { } before && before.Host == mail.Host && before.Port == mail.Port ? before.ProtectedPassword : null)
                        : password.Length == 0 ? null : secrets.Protect(password),
                },
            };
        });
    }

    /// <summary>Adds a channel, or changes the one with its key.</summary>
    /// <returns>The key that signs, of a new webhook: shown this once.</returns>
    /// <exception cref="NotificationException">Something makes no sense.</exception>
    public async Task<string?> SaveAsync(NotificationChannel channel)
    {
        ArgumentNullException.ThrowIfNull(channel);
        var name = PlainText.Line(channel.Name, LongestName);
        if (name.Length == 0)
        {
            throw new NotificationException("Give the channel a name.");
        }

        channel = channel with
        {
            Name = name,
            Address = channel.Kind == ChannelKind.Mail ? string.Join(", ", Addresses(channel.Address, "The recipients", MostRecipients)) : Read(channel.Address).OriginalString.Trim(),
        };
        string? made = null;
        await settings.UpdateAsync<NotificationSettings>(SettingKey, stored =>
        {
            var kept = stored ?? new NotificationSettings();
            var known = kept.Channels.FirstOrDefault(c => c.Id == channel.Id);
            if (known is null && kept.Channels.Count >= MostChannels)
            {
                throw new NotificationException($"There are {MostChannels} channels, which is the most there may be; delete one first.");
            }

            made = channel.Kind == ChannelKind.Webhook && known?.ProtectedSecret is null && channel.ProtectedSecret is null ? SecretText.Create() : null;
            var saved = channel with { ProtectedSecret = made is null ? known?.ProtectedSecret ?? channel.ProtectedSecret : secrets.Protect(made) };
            return kept with { Channels = known is null ? [.. kept.Channels, saved] : [.. kept.Channels.Select(c => c.Id == saved.Id ? saved : c)] };
        });
        return made;
    }

    /// <summary>Makes a new key for a webhook; the old one signs no more.</summary>
    /// <returns>The key, shown this once.</returns>
    /// <exception cref="NotificationException">There is no such webhook.</exception>
    public async Task<string> RenewSecretAsync(string id)
    {
        var secret = SecretText.Create();
        await ChangeAsync(id, channel => channel.Kind == ChannelKind.Webhook
            ? channel with { ProtectedSecret = secrets.Protect(secret) }
            : throw new NotificationException("Mails are not signed by a key."));
        return secret;
    }

    /// <summary>Removes a channel.</summary>
    /// <returns>What was removed; saving it brings it back.</returns>
    /// <exception cref="NotificationException">There is none.</exception>
    public async Task<NotificationChannel> DeleteAsync(string id)
    {
        NotificationChannel? removed = null;
        await ChangeAsync(id, channel =>
        {
            removed = channel;
            return null;
        });
        return removed!;
    }

    /// <summary>Reads mail addresses parted by commas.</summary>
    /// <exception cref="NotificationException">One is none, or there are none or too many.</exception>
    internal static string[] Addresses(string? text, string what, int most)
    {
        var parts = (text ?? string.Empty).Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length == 0 || parts.Length > most)
        {
            throw new NotificationException(parts.Length == 0 ? $"{what} must be entered." : $"{what} are {most} at most.");
        }

        foreach (var part in parts)
        {
            if (part.Any(char.IsControl) || !MailboxAddress.TryParse(part, out var mailbox) || !mailbox.Address.Contains('@', StringComparison.Ordinal) || mailbox.Address.Length > 254)
            {
                throw new NotificationException($"“{PlainText.Line(part, 60)}” is no mail address, such as anna@shop.example.");
            }
        }

        return parts;
    }

    private static Uri Read(string? address)
    {
        try
        {
            return OutgoingGuard.Read(address);
        }
        catch (OutgoingException refused)
        {
            throw new NotificationException(refused.Message);
        }
    }

    private Task ChangeAsync(string id, Func<NotificationChannel, NotificationChannel?> change) => settings.UpdateAsync<NotificationSettings>(SettingKey, stored =>
    {
        var kept = stored ?? new NotificationSettings();
        return kept.Channels.Any(c => c.Id == id)
            ? kept with { Channels = [.. kept.Channels.Select(c => c.Id == id ? change(c) : c).OfType<NotificationChannel>()] }
            : throw new NotificationException("There is no such channel: it may have been deleted.");
    });
}
