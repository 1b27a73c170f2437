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
        services.AddHostedService<MissedRuns>();
        services.AddMaintenanceJob<AlertsJob>(AlertsJob.Plan, configuration);
        services.AddMaintenanceJob<CleanUpJob>(CleanUpJob.Plan, configuration);
        services.AddMaintenanceJob<BackupJob>(BackupJob.Plan, configuration);
        services.AddMaintenanceJob<DigestJob>(DigestJob.Plan, configuration);
        services.AddMaintenanceJob<InsightsJob>(InsightsJob.Plan, configuration);
        services.AddMaintenanceJob<IntegrityJob>(IntegrityJob.Plan, configuration);
        services.AddMaintenanceJob<MeasuresJob>(MeasuresJob.Plan, configuration);
        services.AddMaintenanceJob<ModelDriftJob>(ModelDriftJob.Plan, configuration);
        services.AddMaintenanceJob<PredictionsJob>(PredictionsJob.Plan, configuration);
        services.AddMaintenanceJob<RfmSnapshotJob>(RfmSnapshotJob.Plan, configuration);
        return services;
    }

    /// <summary>
    /// Adds a job, by the schedule of the settings where they have one. A run that was missed, because the machine slept or the application
    /// did not run, is made up for once. Its plan stands in <see cref="JobPlans.All"/> too.
    /// </summary>
    public static IServiceCollection AddMaintenanceJob<TJob>(this IServiceCollection services, JobPlan plan, IConfiguration configuration)
        where TJob : class, IMaintenanceJob
    {
        plan = plan.By(configuration);
        services.AddSingleton(plan);
        services.AddKeyedSingleton<IMaintenanceJob, TJob>(plan.Key);
        services.AddQuartz(quartz =>
        {
            // Durable: it stays, to be run on request, when no trigger points at it.
            quartz.AddJob<QuartzJob>(job => job.WithIdentity(plan.Key).WithDescription(plan.Description).StoreDurably());
            if (plan.Cron is { } cron)
            {
                quartz.AddTrigger(trigger => trigger
                    .WithIdentity(plan.Key)
                    .ForJob(plan.Key)
                    .WithCronSchedule(cron, schedule => schedule
                        .InTimeZone(TimeZoneInfo.Utc)
                        .WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            }
        });
        return services;
    }
}
