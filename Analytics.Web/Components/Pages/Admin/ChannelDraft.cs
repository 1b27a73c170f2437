using Analytics.Core.Monitoring;
using Analytics.Web.Notifications;

namespace Analytics.Web.Components.Pages.Admin;

/// <summary>A channel while it is typed.</summary>
public sealed class ChannelDraft
{
    /// <summary>Written for no alerts in a list of severities.</summary>
    public const string None = "none";

    /// <summary>A new channel.</summary>
    public ChannelDraft() => (Id, IsNew) = (Guid.NewGuid().ToString("N")[..12], true);

    /// <summary>A change of a known one.</summary>
    public ChannelDraft(NotificationChannel known)
    {
        ArgumentNullException.ThrowIfNull(known);
        (Id, Name, Kind, Address, HasDigest, IsOn) = (known.Id, known.Name, known.Kind, known.Address, known.HasDigest, known.IsOn);
        Alerts = known.LeastSeverity?.ToString() ?? None;
    }

    /// <summary>Its key.</summary>
    public string Id { get; }

    /// <summary>Whether it is not there yet.</summary>
    public bool IsNew { get; }

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>How it is reached.</summary>
    public ChannelKind Kind { get; set; }

    /// <summary>Recipients, or the address.</summary>
    public string? Address { get; set; }

    /// <summary>From which severity on alerts go there, or <see cref="None"/>.</summary>
    public string Alerts { get; set; } = nameof(AlertSeverity.Warning);

    /// <summary>Whether the digest goes there.</summary>
    public bool HasDigest { get; set; } = true;

    /// <summary>Whether anything goes there.</summary>
    public bool IsOn { get; set; } = true;

    /// <summary>The channel.</summary>
    public NotificationChannel ToChannel() => new()
    {
        Id = Id,
        Name = Name ?? string.Empty,
        Kind = Kind,
        Address = Address ?? string.Empty,
        LeastSeverity = Enum.TryParse<AlertSeverity>(Alerts, out var least) ? least : null,
        HasDigest = HasDigest,
        IsOn = IsOn,
    };
}
