namespace Analytics.Web.Security;

/// <summary>How sign-in behaves; section <c>Security</c>.</summary>
public sealed class SecurityOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Security";

    /// <summary>Wrong passwords in a row after which an account is locked.</summary>
    public int LockoutFailures { get; set; } = 5;

    /// <summary>How long it stays locked, in minutes.</summary>
    public int LockoutMinutes { get; set; } = 15;

    /// <summary>How long a session lasts without use, in hours.</summary>
    public int SessionHours { get; set; } = 12;

    /// <summary>How long a session lasts at most, however much it is used, in days.</summary>
    public int SessionDays { get; set; } = 30;

    /// <summary>For how long a session's account is taken as unchanged before it is looked up again, in seconds.</summary>
    public int RevalidateSeconds { get; set; } = 5;

    /// <summary>How long an API access token lasts, in minutes; the refresh token lasts <see cref="RefreshTokenDays"/>.</summary>
    public int AccessTokenMinutes { get; set; } = 60;

    /// <summary>How long a refresh token lasts, in days.</summary>
    public int RefreshTokenDays { get; set; } = 14;

    /// <summary>The least length of a password.</summary>
    public int PasswordLength { get; set; } = 10;

    /// <summary>How long a one-time link holds, in hours.</summary>
    public int LinkHours { get; set; } = 24;

    /// <summary>Roles whose accounts need a second factor: who has none sets it up after signing in and can do nothing else until then; none by default.</summary>
    public IList<string> SecondFactorRoles { get; } = [];

    /// <summary>Addresses of reverse proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; none by default.</summary>
    public IList<string> KnownProxies { get; } = [];
}
