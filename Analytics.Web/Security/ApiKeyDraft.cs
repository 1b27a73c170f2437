using Analytics.Core.Domain;

namespace Analytics.Web.Security;

/// <summary>A key to be made.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Scopes">What it may do; one or more of <see cref="ApiScopes.All"/>.</param>
/// <param name="Days">How many days it holds, 1 to 730.</param>
/// <param name="Origins">For the scope <see cref="ApiScopes.Events"/>: the sites on whose pages it stands; none for a key that servers use.</param>
/// <param name="Rows">The rows it may see; null for all.</param>
public sealed record ApiKeyDraft(
    string Name, IReadOnlyCollection<string> Scopes, int Days, IReadOnlyCollection<string>? Origins = null, RowLimit? Rows = null);
