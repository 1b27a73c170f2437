namespace Analytics.Core.Import;

/// <summary>One kind of problem in a file.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Title">Its name for people: "Missing customer".</param>
/// <param name="Count">How many rows have it.</param>
/// <param name="Action">What will be done with them, in a sentence.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Examples">The first ones, at most five.</param>
public sealed record Problem(
    ProblemKind Kind, string Title, long Count, string Action, ProblemSeverity Severity, IReadOnlyList<ProblemExample> Examples);
