namespace Analytics.Core.Customers.Bench;

/// <summary>One segment by rules that <see cref="SegmentsBench"/> measured.</summary>
/// <param name="Name">What its conditions are about.</param>
/// <param name="Conditions">How many.</param>
/// <param name="Members">How many customers fulfil them.</param>
/// <param name="EvaluateMilliseconds">The median time to find them.</param>
/// <param name="SizeMilliseconds">The median time to find them and their revenue, as the editor shows it.</param>
public sealed record SegmentBenchRow(string Name, int Conditions, int Members, double EvaluateMilliseconds, double SizeMilliseconds);
