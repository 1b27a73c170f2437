namespace Analytics.Web.Api;

/// <summary>A refresh token, in exchange for new tokens.</summary>
public sealed record RefreshRequest
{
    /// <summary>The refresh token that came with the last access token.</summary>
    public string? RefreshToken { get; init; }
}
