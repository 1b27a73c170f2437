namespace Analytics.Core.Marketing.Optimizer;

/// <summary>One campaign or audience whose daily money was changed.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">What it had a day.</param>
/// <param name="After">What it is to have.</param>
/// <param name="Curve">Its response curve then; null where there was none, and nothing was expected.</param>
/// <param name="Dispersion">How its days scattered about the curve: variance ÷ mean.</param>
/// <param name="Error">The curve's standard error at <paramref name="After"/> ÷ its value there.</param>
public sealed record BudgetChangeLine(string Key, string Name, double Before, double After, ResponseCurve? Curve, double Dispersion, double Error);
