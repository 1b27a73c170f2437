namespace Analytics.Web.Api;

/// <summary>Whether questions can be answered, and of which data.</summary>
/// <param name="Status"><c>ready</c>, <c>degraded</c> or <c>not ready</c>.</param>
/// <param name="Checks">The same for each check by name.</param>
/// <param name="Data">How fresh the data is.</param>
/// <param name="StartedAt">When the process started to answer.</param>
public sealed record HealthDocument(string Status, IReadOnlyDictionary<string, string> Checks, FreshnessDocument Data, DateTimeOffset StartedAt);
