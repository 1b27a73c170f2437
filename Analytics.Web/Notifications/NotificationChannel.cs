using Analytics.Core.Monitoring;

namespace Analytics.Web.Notifications;

/// <summary>Somewhere messages go.</summary>
public sealed record NotificationChannel
{
    // No channel that an admin makes has a colon in its key.
    private const string AccountPrefix = "account:";

    /// <summary>Its key, for good.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for readers.</summary>
    public required string Name { get; init; }

    /// <summary>How it is reached.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>Recipients, parted by commas; or the address that is posted to.</summary>
    public required string Address { get; init; }

    /// <summary>The key that signs, encrypted; for webhooks.</summary>
    public string? ProtectedSecret { get; init; }

    /// <summary>Alerts from this severity on go there; null for none.</summary>
    public AlertSeverity? LeastSeverity { get; init; }

    /// <summary>Whether the daily digest goes there.</summary>
    public bool HasDigest { get; init; }

    /// <summary>Whether anything goes there.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>The way to the person behind an account, for what concerns the account alone; nobody sets it up.</summary>
    /// <param name="email">The account's address.</param>
    public static NotificationChannel OfAccount(string email) => new() { Id = AccountPrefix + email, Name = email, Kind = ChannelKind.Mail, Address = email };

    /// <summary>The channel of a key that <see cref="OfAccount"/> made; null for any other key.</summary>
    public static NotificationChannel? FindAccount(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id.StartsWith(AccountPrefix, StringComparison.Ordinal) ? OfAccount(id[AccountPrefix.Length..]) : null;
    }

    /// <summary>Says nothing of address and secret.</summary>
    public override string ToString() => $"{Name} ({Kind})";
}
