namespace Analytics.Web.Api;

/// <summary>Which version of the forecast to go back to.</summary>
/// <param name="Until">The last day that it learned from: <c>to</c> of one of its versions.</param>
public sealed record ForecastVersionRequest(DateOnly Until);
