namespace Analytics.Core.Customers;

/// <summary>What is wrong with one part of a segment's rules.</summary>
/// <param name="Path">Which part, as in the JSON: <c>rules[0].rules[2]</c>; empty for the whole.</param>
/// <param name="Message">What to change; it names the condition.</param>
public sealed record RuleProblem(string Path, string Message);
