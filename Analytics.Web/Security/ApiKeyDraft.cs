namespace Analytics.Web.Security;

/// <summary>A key to be made.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do; one or more of <see cref="ApiScopes.All"/>.</param>
/// <param name="Days">How many days it holds, 1 to 730.</param>
public sealed record ApiKeyDraft(string Name, IReadOnlyCollection<string> Scopes, int Days);
