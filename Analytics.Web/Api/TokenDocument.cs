namespace Analytics.Web.Api;

/// <summary>Tokens for the API.</summary>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
/// <param name="AccessToken">To be sent as <c>Authorization: Bearer …</c>.</param>
/// <param name="ExpiresIn">For how many seconds the access token holds.</param>
/// <param name="RefreshToken">To be exchanged for new tokens when it no longer does.</param>
public sealed record TokenDocument(string TokenType, string AccessToken, long ExpiresIn, string RefreshToken);
