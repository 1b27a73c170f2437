namespace Analytics.Core.Customers;

/// <summary>A tenth of the customers, by predicted probability: what was predicted, and what came.</summary>
/// <param name="Customers">How many they are.</param>
/// <param name="Low">The smallest prediction among them.</param>
/// <param name="High">The largest.</param>
/// <param name="Predicted">The mean prediction.</param>
/// <param name="Actual">The share for whom it came true, or the mean of what came.</param>
public sealed record CalibrationBin(int Customers, double Low, double High, double Predicted, double Actual);
