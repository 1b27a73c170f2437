namespace Analytics.Core.Import;

/// <summary>One row that has a problem.</summary>
/// <param name="Line">Its physical line in the file, counted from 1 with the header; where a row spans several, the first.</param>
/// <param name="Value">The value in question, shortened to 80 characters.</param>
/// <param name="Reason">What is wrong with it, where the kind of problem alone does not say.</param>
public sealed record ProblemExample(long Line, string Value, string? Reason = null);
