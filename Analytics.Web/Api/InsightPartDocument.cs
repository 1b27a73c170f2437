namespace Analytics.Web.Api;

/// <summary>One part of a change.</summary>
/// <param name="Key">Its key in its dimension.</param>
/// <param name="Label">Its name.</param>
/// <param name="Before">The measure over the earlier days.</param>
/// <param name="Now">The measure over the later days.</param>
/// <param name="Change">What it adds to the whole change.</param>
public sealed record InsightPartDocument(string Key, string Label, decimal Before, decimal Now, decimal Change);
