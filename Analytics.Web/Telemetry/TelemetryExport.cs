using System.Reflection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Analytics.Web.Telemetry;

/// <summary>Sends traces, measures and logs over OTLP where the settings name an endpoint, and does nothing at all where they do not.</summary>
public static class TelemetryExport
{
    private static readonly string[] Meters =
    [
        AnalyticsMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Components.Server.Circuits", "System.Runtime",
    ];

    /// <summary>Adds the exporters.</summary>
    /// <param name="services">What to add to.</param>
    /// <param name="configuration">The settings; the start has checked them.</param>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection(TelemetryOptions.Section).Get<TelemetryOptions>() ?? new TelemetryOptions();
        if (string.IsNullOrWhiteSpace(options.Endpoint))
        {
            return services;
        }

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(
                options.ServiceName, serviceVersion: typeof(TelemetryExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion))
            .WithTracing(traces => traces
                .AddSource(RequestSpans.Source, AnalyticsTraces.Name)
                // Whether a request is traced is for this side to say, not for whoever asks.
                .SetSampler(new TraceIdRatioBasedSampler(Math.Clamp(options.TracedShare, 0, 1)))
                .AddProcessor(new RequestSpans())
                .AddOtlpExporter(exporter => Configure(exporter, options, "traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(Meters)
                .AddOtlpExporter((exporter, reader) =>
                {
                    Configure(exporter, options, "metrics");
                    reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = Math.Max(1, options.IntervalSeconds) * 1000;
                }))
            .WithLogging(
                logs => logs.AddOtlpExporter(exporter => Configure(exporter, options, "logs")),
                static log =>
                {
                    log.IncludeFormattedMessage = true;
                    // Scopes hold the request's path.
                    log.IncludeScopes = false;
                });
        return services;
    }

    /// <summary>Names the spans of requests, where anybody gets them.</summary>
    public static WebApplication UseTelemetryExport(this WebApplication app)
    {
        if (app.Services.GetService<TracerProvider>() is not null)
        {
            app.Use(static next => context => RequestSpans.NameAsync(context, next));
        }

        return app;
    }

    private static void Configure(OtlpExporterOptions exporter, TelemetryOptions options, string signal)
    {
        var isGrpc = string.Equals(options.Protocol, TelemetryOptions.Grpc, StringComparison.OrdinalIgnoreCase);
        exporter.Protocol = isGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        // Over HTTP each signal has a path of its own, which is added only to the default address.
        exporter.Endpoint = new Uri(isGrpc ? options.Endpoint : $"{options.Endpoint.TrimEnd('/')}/v1/{signal}");
        if (!string.IsNullOrWhiteSpace(options.Headers))
        {
            exporter.Headers = options.Headers;
        }
    }
}
