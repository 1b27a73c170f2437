namespace Analytics.Core.Marketing.Attribution;

/// <summary>Each model's credits by channel, and the removal effects of Markov orders 1 to 3.</summary>
internal sealed record Credits(double[][] Conversions, double[][] Values, double[][] Effects);
