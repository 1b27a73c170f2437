namespace Analytics.Core.Queries;

/// <summary>A page of the lines behind a number.</summary>
/// <param name="Lines">The lines, latest first.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record LinePage(IReadOnlyList<LineDetail> Lines, long Total);
