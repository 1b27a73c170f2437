namespace Analytics.Core.Customers;

/// <summary>How far one input or prediction has moved from what it was when a model was fitted.</summary>
/// <param name="Key">Its stable name.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="IsInput">Whether it goes into the models; else it comes out of them.</param>
/// <param name="Index">The population stability index; see <see cref="StabilityIndex"/>.</param>
/// <param name="ChanceLimit">What chance alone stays below in 99 of 100 cases.</param>
/// <param name="Level">What it means.</param>
/// <param name="Before">The mean when the model was fitted; null when none was known.</param>
/// <param name="Now">The mean now.</param>
public sealed record FeatureDrift(string Key, string Label, bool IsInput, double Index, double ChanceLimit, DriftLevel Level, double? Before, double? Now);
