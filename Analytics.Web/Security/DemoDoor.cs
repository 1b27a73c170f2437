namespace Analytics.Web.Security;

/// <summary>
/// The secret in the address that the start prints. Only whoever has it is shown the demo's passwords: behind a reverse proxy a
/// request from anywhere can look as if it came from this machine. Another one at each start.
/// </summary>
public sealed class DemoDoor
{
    private readonly string secret = SecretText.Create(18);
    private readonly string hash;

    /// <summary>A door with a new secret.</summary>
    public DemoDoor() => hash = SecretText.Hash(secret);

    /// <summary>The path and query string of the sign-in page that shows the demo's accounts.</summary>
    public string SignInPath => "/account/sign-in?demo=" + secret;

    /// <summary>Whether the demo's accounts were printed at this start.</summary>
    public bool IsAnnounced { get; internal set; }

    /// <summary>Whether <paramref name="candidate"/> is the secret, found out in time that tells nothing.</summary>
    public bool Opens(string? candidate) =>
        candidate is { Length: > 0 and <= 100 } && SecretText.SameHash(SecretText.Hash(candidate), hash);
}
