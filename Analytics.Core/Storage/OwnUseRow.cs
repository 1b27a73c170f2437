namespace Analytics.Core.Storage;

/// <summary>How one page of this application, or one path of its API, was used.</summary>
/// <param name="Kind"><c>page</c> or <c>api</c>.</param>
/// <param name="Method">The HTTP method; null for pages.</param>
/// <param name="Route">The page or path, with placeholders instead of ids.</param>
/// <param name="Uses">How often.</param>
/// <param name="Accounts">By how many accounts and keys; nobody in particular counts for none.</param>
/// <param name="MedianMs">Half took no longer, in milliseconds.</param>
/// <param name="P95Ms">Nineteen in twenty took no longer.</param>
/// <param name="LongestMs">The longest.</param>
/// <param name="Refused">How many were answered with 400 to 499.</param>
/// <param name="Failed">How many were answered with 500 or above.</param>
public sealed record OwnUseRow(string Kind, string? Method, string Route, int Uses, int Accounts, int MedianMs, int P95Ms, int LongestMs, int Refused, int Failed);
