using Analytics.Core.Storage;
using Analytics.Core.Streaming;
using Analytics.Web.State;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Analytics.Web.Telemetry;

/// <summary>Registers what watches the process.</summary>
public static class TelemetryServices
{
    /// <summary>Adds the instruments, the monitor over the last hour and the sampler.</summary>
    public static IServiceCollection AddAnalyticsTelemetry(this IServiceCollection services)
    {
        services.AddMetrics();
        services.AddSingleton<SlowLog>();
        services.AddSingleton<AnalyticsMeter>();
        services.AddSingleton<SystemMonitor>();
        services.AddSingleton<IStatementObserver, StatementWatch>();
        services.AddSingleton<ILoggerProvider, ErrorCounter>();
        services.AddSingleton(static _ => new QueueProbe("Thread pool", static () => ThreadPool.PendingWorkItemCount));
        services.AddSingleton(static provider =>
        {
            var answers = new Lazy<CachedQueryService>(provider.GetRequiredService<CachedQueryService>);
            return new QueueProbe("Answers being computed", () => answers.Value.Pending);
        });
        services.AddSingleton(static provider =>
        {
            var purchases = new Lazy<PurchaseIntake>(provider.GetRequiredService<PurchaseIntake>);
            return new QueueProbe("Purchases to store", () => purchases.Value.Health.Waiting, PurchaseIntake.UsualCapacity);
        });
        services.AddSingleton(static provider =>
        {
            var events = new Lazy<EventIntake>(provider.GetRequiredService<EventIntake>);
            return new QueueProbe("Events to store", () => events.Value.Waiting, provider.GetRequiredService<EventIntakeOptions>().MostWaiting);
        });
        services.AddScoped<CircuitHandler, CircuitWatch>();
        services.AddHostedService<SystemSampler>();
        return services;
    }
}
