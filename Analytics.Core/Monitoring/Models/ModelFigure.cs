namespace Analytics.Core.Monitoring;

/// <summary>How well a model did on what was hidden from it.</summary>
/// <param name="Name">What is measured.</param>
/// <param name="Value">The model's.</param>
/// <param name="Baseline">What it is held against: a rule, a formula, the most popular, seasonal naive; null when that is not known.</param>
/// <param name="BaselineName">What that is.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="LargerIsBetter">Whether more is better.</param>
public sealed record ModelFigure(string Name, double Value, double? Baseline, string? BaselineName, ModelFigureUnit Unit, bool LargerIsBetter)
{
    /// <summary>Whether the model did better than what it is held against; null when there is nothing to hold it against.</summary>
    public bool? IsBetter => Baseline is not { } baseline || Value == baseline ? null : LargerIsBetter ? Value > baseline : Value < baseline;
}
