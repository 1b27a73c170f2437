namespace Analytics.Web.Security;

/// <summary>Sign-in by an outside provider that speaks OAuth 2.0 and has a user-info endpoint; section <c>OutsideSignIn</c>. Off while <see cref="ClientId"/> is empty.</summary>
public sealed class OutsideSignInOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "OutsideSignIn";

    /// <summary>What the button calls the provider.</summary>
    public string Name { get; set; } = "your organisation";

    /// <summary>What the provider calls this application.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The secret that it gave; best in the environment, as <c>OutsideSignIn__ClientSecret</c>.</summary>
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>Where people are sent to sign in.</summary>
    public string AuthorizationEndpoint { get; set; } = string.Empty;

    /// <summary>Where a code is exchanged for a token.</summary>
    public string TokenEndpoint { get; set; } = string.Empty;

    /// <summary>Where a token says who it is of: a JSON object with <c>sub</c> (or <c>id</c>), <c>email</c> and <c>email_verified</c>.</summary>
    public string UserInformationEndpoint { get; set; } = string.Empty;

    /// <summary>What is asked for, with blanks between.</summary>
    public string Scopes { get; set; } = "openid email";

    /// <summary>Whether an address without <c>email_verified</c> is believed; only for a provider that gives addresses out itself.</summary>
    public bool TrustsAddresses { get; set; }

    /// <summary>The role of accounts made at a first sign-in; empty lets in only those who have an account already.</summary>
    public string NewAccountRole { get; set; } = string.Empty;

    /// <summary>The domains of addresses for which accounts are made, with blanks between; empty for any.</summary>
    public string NewAccountDomains { get; set; } = string.Empty;

    /// <summary>Whether it is set up.</summary>
    public bool IsOn => ClientId.Length > 0;
}
