namespace Analytics.Core.Marketing.Optimizer;

/// <summary>A number with its range.</summary>
/// <param name="Value">The number.</param>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
public readonly record struct Ranged(double Value, double Low, double High);
