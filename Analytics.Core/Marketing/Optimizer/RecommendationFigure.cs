namespace Analytics.Core.Marketing.Optimizer;

/// <summary>A number that a recommendation rests on.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number.</param>
/// <param name="Low">The lower end of its range; null without one.</param>
/// <param name="High">The upper end.</param>
public sealed record RecommendationFigure(string Name, double Value, double? Low = null, double? High = null);
