namespace Analytics.Core.Import;

/// <summary>One answer to an <see cref="Ambiguity"/>.</summary>
/// <param name="Value">What goes into <see cref="ImportPlan.DateFormat"/> or <see cref="ImportPlan.DecimalSign"/>.</param>
/// <param name="Label">How it reads: "day first: 03/04/2011 is 3 April 2011".</param>
public sealed record AmbiguityChoice(string Value, string Label);
