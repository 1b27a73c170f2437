namespace Analytics.Core.Planning;

/// <summary>A forecast as it would have been made at an earlier day, over what then happened.</summary>
/// <param name="Origin">The first day of its first step.</param>
/// <param name="Steps">Its steps.</param>
public sealed record PastRun(DateOnly Origin, IReadOnlyList<PastStep> Steps);
