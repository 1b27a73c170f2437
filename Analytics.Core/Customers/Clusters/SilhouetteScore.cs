namespace Analytics.Core.Customers;

/// <summary>The mean over rows of (b − a) ÷ max(a, b): a is a row's mean distance to its own cluster, b to the nearest other one.</summary>
/// <param name="Value">−1 to 1; higher is better parted.</param>
/// <param name="Rows">Over how many rows, and against how many, it was computed.</param>
/// <param name="IsExact">Whether these were all rows; else a random sample.</param>
public readonly record struct SilhouetteScore(double Value, int Rows, bool IsExact);
