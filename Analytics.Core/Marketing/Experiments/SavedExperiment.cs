namespace Analytics.Core.Marketing.Experiments;

/// <summary>An experiment that is kept, judged by the counts that it has now.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Plan">What it is.</param>
/// <param name="Result">What it has shown.</param>
/// <param name="CreatedBy">Who wrote it down.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ChangedAt">When its counts were last changed.</param>
public sealed record SavedExperiment(int Id, ExperimentPlan Plan, ExperimentResult Result, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);
