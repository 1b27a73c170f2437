namespace Analytics.Web.Security;

/// <summary>A link that lets whoever holds it do one thing once; only its secret's hash is kept.</summary>
/// <param name="Sha256">SHA-256 of the secret, lower-case hex.</param>
/// <param name="Purpose"><see cref="Setup"/> or <see cref="SetPassword"/>.</param>
/// <param name="UserId">Whose password it sets; null for the first admin's.</param>
/// <param name="ExpiresAt">From when on it is refused.</param>
public sealed record OneTimeLink(string Sha256, string Purpose, string? UserId, DateTimeOffset ExpiresAt)
{
    /// <summary>Creates the first admin.</summary>
    public const string Setup = "setup";

    /// <summary>Sets an account's password.</summary>
    public const string SetPassword = "set-password";
}
