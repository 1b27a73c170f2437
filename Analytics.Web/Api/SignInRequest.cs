namespace Analytics.Web.Api;

/// <summary>An e-mail address and password, in exchange for tokens.</summary>
public sealed record SignInRequest
{
    /// <summary>The account.</summary>
    public string? Email { get; init; }

    /// <summary>Its password.</summary>
    public string? Password { get; init; }

    /// <summary>A code of its second factor, where it has one: from the app, or a recovery code.</summary>
    public string? Code { get; init; }
}
