using Analytics.Web.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace Analytics.Web.Jobs;

/// <summary>Work by the clock.</summary>
public static class AnalyticsJobsExtensions
{
    /// <summary>Adds the job runner and the jobs that keep the house.</summary>
    public static IServiceCollection AddAnalyticsJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<BackupOptions>(configuration.GetSection(BackupOptions.Section));
        services.Configure<RetentionOptions>(configuration.GetSection(RetentionOptions.Section));
        services.TryAddSingleton<JobHistory>();
        services.TryAddSingleton<JobBoard>();
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.InstanceName = "Analytics " + Guid.NewGuid().ToString("N")[..8]);
            quartz.UseInMemoryStore(_ => { });
            quartz.UseDefaultThreadPool(2);
        });
        services.AddQuartzHostedService(hosted =>
        {
            hosted.WaitForJobsToComplete = true;
            hosted.AwaitApplicationStarted = true;
        });
        services.AddMaintenanceJob<AlertsJob>(AlertsJob.Plan);
        services.AddMaintenanceJob<CleanUpJob>(CleanUpJob.Plan);
        services.AddMaintenanceJob<BackupJob>(BackupJob.Plan);
        services.AddMaintenanceJob<InsightsJob>(InsightsJob.Plan);
        services.AddMaintenanceJob<IntegrityJob>(IntegrityJob.Plan);
        services.AddMaintenanceJob<MeasuresJob>(MeasuresJob.Plan);
        services.AddMaintenanceJob<RfmSnapshotJob>(RfmSnapshotJob.Plan);
        return services;
    }

    /// <summary>Adds a job. A run that was missed, because the machine slept, is made up for once.</summary>
    public static IServiceCollection AddMaintenanceJob<TJob>(this IServiceCollection services, JobPlan plan)
        where TJob : class, IMaintenanceJob
    {
        services.AddSingleton(plan);
        services.AddKeyedSingleton<IMaintenanceJob, TJob>(plan.Key);
        services.AddQuartz(quartz => quartz.ScheduleJob<QuartzJob>(
            trigger => trigger
                .WithIdentity(plan.Key)
                .WithCronSchedule(plan.Cron, cron => cron
                    .InTimeZone(TimeZoneInfo.Utc)
                    .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
            job => job.WithIdentity(plan.Key).WithDescription(plan.Description)));
        return services;
    }
}
