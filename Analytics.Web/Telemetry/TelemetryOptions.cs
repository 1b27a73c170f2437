namespace Analytics.Web.Telemetry;

/// <summary>Where telemetry is sent, if anywhere; section <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Telemetry";

    /// <summary>The protocol of <see cref="Protocol"/> that is spoken unless said otherwise.</summary>
    public const string Http = "http";

    /// <summary>The other protocol.</summary>
    public const string Grpc = "grpc";

    /// <summary>The address of an OpenTelemetry collector, such as <c>http://localhost:4318</c>; empty sends nothing anywhere.</summary>
    public string Endpoint { get; set; } = string.Empty;

    /// <summary><see cref="Http"/> for OTLP over HTTP with protocol buffers (port 4318, mostly), <see cref="Grpc"/> for gRPC (4317).</summary>
    public string Protocol { get; set; } = Http;

    /// <summary>Headers for the collector, <c>name=value</c> with commas between: its key, mostly. A secret.</summary>
    public string Headers { get; set; } = string.Empty;

    /// <summary>The name under which this application appears there.</summary>
    public string ServiceName { get; set; } = "analytics";

    /// <summary>How often measures are sent.</summary>
    public int IntervalSeconds { get; set; } = 60;

    /// <summary>Which share of requests and jobs is traced, 0 to 1.</summary>
    public double TracedShare { get; set; } = 1;
}
