namespace Analytics.Web.Jobs;

/// <summary>Every job there is, so that its schedule can be set.</summary>
public static class JobPlans
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<JobPlan> All { get; } =
    [
        AlertsJob.Plan, BackupJob.Plan, CleanUpJob.Plan, DigestJob.Plan, InsightsJob.Plan, IntegrityJob.Plan, MeasuresJob.Plan, ModelDriftJob.Plan, PredictionsJob.Plan, RfmSnapshotJob.Plan,
    ];
}
