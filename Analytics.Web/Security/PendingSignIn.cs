namespace Analytics.Web.Security;

/// <summary>A sign-in whose first factor held and whose code is still to come; kept in an encrypted cookie for a few minutes.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Stamp">The account's stamp at that moment; a change of the account ends it.</param>
/// <param name="Kind">How it began, as the session will say.</param>
/// <param name="Remember">Whether the session outlives the browser.</param>
public sealed record PendingSignIn(string UserId, string? Stamp, string Kind, bool Remember);
