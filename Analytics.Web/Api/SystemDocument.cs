using Analytics.Web.Telemetry;

namespace Analytics.Web.Api;

/// <summary>How the process does, as the System page shows it.</summary>
/// <param name="Process">Requests, errors, memory, queues, cache, database and slow queries over the last hour.</param>
/// <param name="Jobs">What runs by the clock, and how it went.</param>
public sealed record SystemDocument(SystemReport Process, IReadOnlyList<JobDocument> Jobs);
