using Microsoft.AspNetCore.Identity;

namespace Analytics.Core.Storage;

/// <summary>An account.</summary>
public sealed class AppUser : IdentityUser
{
    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Whether it is a demo account, which is switched off together with the demo's data.</summary>
    public bool IsDemo { get; set; }
}
