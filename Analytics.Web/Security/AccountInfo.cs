using Analytics.Core.Domain;

namespace Analytics.Web.Security;

/// <summary>An account as others may see it.</summary>
/// <param name="Id">Storage key.</param>
/// <param name="Email">The name it signs in with.</param>
/// <param name="Role">Its one role; empty when it has none and may do nothing.</param>
/// <param name="IsDisabled">Switched off by an admin until switched on again.</param>
/// <param name="LockedUntil">Locked after wrong passwords until then; null when it is not.</param>
/// <param name="HasPassword">False while its one-time link has not been used.</param>
/// <param name="IsDemo">Whether it belongs to the demo.</param>
/// <param name="HasSecondFactor">Whether it signs in with a code from an app, too.</param>
/// <param name="Rows">The rows it may see; null for all.</param>
public sealed record AccountInfo(
    string Id,
    string Email,
    string Role,
    bool IsDisabled,
    DateTimeOffset? LockedUntil,
    bool HasPassword,
    bool IsDemo,
    bool HasSecondFactor = false,
    RowLimit? Rows = null);
