namespace Analytics.Core.Marketing.Optimizer;

/// <summary>What one campaign or audience may be given a day.</summary>
/// <param name="Key">Which.</param>
/// <param name="Low">The least, in the shop's currency; null for the usual bound.</param>
/// <param name="High">The most; null for the usual bound.</param>
public sealed record SpendBound(string Key, double? Low, double? High);
