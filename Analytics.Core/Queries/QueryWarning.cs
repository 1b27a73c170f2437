namespace Analytics.Core.Queries;

/// <summary>Something that a reader of a result must know.</summary>
/// <param name="Code">A stable name: <c>unfinished-period</c>, <c>nothing-matched</c>, <c>no-comparison-data</c>, <c>partial-comparison</c>, <c>unknown-value</c>.</param>
/// <param name="Message">The same in words.</param>
public sealed record QueryWarning(string Code, string Message);
