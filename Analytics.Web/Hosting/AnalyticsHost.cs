using Analytics.Core.Streaming;
using Analytics.Web.Api;
using Analytics.Web.Components;
using Analytics.Web.Hosting.Forwarding;
using Analytics.Web.Hosting.OwnUse;
using Analytics.Web.Jobs;
using Analytics.Web.Notifications;
using Analytics.Web.Outgoing;
using Analytics.Web.Security;
using Analytics.Web.State.Importing;
using Analytics.Web.Telemetry;
using Microsoft.Extensions.Logging.Console;

namespace Analytics.Web.Hosting;

/// <summary>Builds the application; each room adds its own services and endpoints.</summary>
public static class AnalyticsHost
{
    /// <summary>Builds the application, ready to start.</summary>
    /// <param name="options">How to start.</param>
    /// <param name="configure">Last changes to services or configuration, for tests.</param>
    /// <exception cref="FormatException">An address to listen on cannot be read.</exception>
    /// <exception cref="InvalidDataException">The settings file is not JSON, or a setting is not what it must be.</exception>
    public static WebApplication Build(ServeOptions options, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Named, because tests host it too.
            ApplicationName = typeof(AnalyticsHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.AddAnalyticsSettings(HostPaths.Current, options.DatabasePath);
        SettingsCheck.Require(builder.Configuration);
        builder.WebHost.UseStaticWebAssets();
        // Run from the build's output, files would be compressed again at each request, badly: send what the build compressed.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = builder.Environment.IsDevelopment() ? "true" : "false";
        if (options.Json)
        {
            builder.Services.Configure<ConsoleLoggerOptions>(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        }

        // Below the time that the command line leaves (and service managers more), so that an orderly end comes first.
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.Services.AddConnectionLimits(builder.Configuration);
        builder.Services.AddAnalyticsCore(builder.Configuration);
        builder.Services.AddHostedService<EventWriterWorker>();
        builder.Services.Configure<OwnUseOptions>(builder.Configuration.GetSection(OwnUseOptions.Section));
        builder.Services.AddSingleton<OwnUseRecorder>();
        builder.Services.AddHostedService(static provider => provider.GetRequiredService<OwnUseRecorder>());
        builder.Services.AddEventForwarding(builder.Configuration);
        builder.Services.AddHostedService<DataWatcher>();
        builder.Services.Configure<StreamOptions>(builder.Configuration.GetSection(StreamOptions.Section));
        builder.Services.AddSingleton<DemoPace>();
        builder.Services.AddSingleton<SharedDemoPace>();
        builder.Services.AddHostedService(static provider => provider.GetRequiredService<SharedDemoPace>());
        builder.Services.AddSingleton<IPurchaseSource, DemoPurchaseSource>();
        builder.Services.AddHostedService<StreamWorker>();
        builder.Services.AddHostedService<LiveThresholds>();
        builder.Services.Configure<ScoringOptions>(builder.Configuration.GetSection(ScoringOptions.Section));
        builder.Services.AddHostedService<ScoringWorker>();
        builder.Services.AddHostedService<SegmentWorker>();
        builder.Services.AddAnalyticsTelemetry();
        builder.Services.AddAnalyticsPages(builder.Configuration);
        builder.Services.AddAnalyticsSecurity(builder.Configuration);
        builder.Services.AddAnalyticsOutgoing(builder.Configuration);
        builder.Services.AddAnalyticsNotifications();
        builder.Services.AddAnalyticsApi();
        builder.Services.AddAnalyticsJobs(builder.Configuration);
        builder.Services.AddAnalyticsData(builder.Configuration);
        configure?.Invoke(builder);
        builder.Services.AddTelemetryExport(builder.Configuration);

        var app = builder.Build();
        foreach (var url in ListenAddresses.From(options, builder.Configuration))
        {
            app.Urls.Add(url);
        }

        app.UseTelemetryExport();
        app.UseMiddleware<StartupGate>();
        app.UseMiddleware<OwnUseMiddleware>();
        app.UseAnalyticsPages();
        app.UseAnalyticsSecurity();
        app.MapAnalyticsPages();
        app.MapAnalyticsSecurity();
        app.MapAnalyticsApi();
        TrackingScript.Map(app);
        app.MapAnalyticsData();
        return app;
    }
}
