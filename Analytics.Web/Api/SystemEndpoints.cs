using Analytics.Core.Queries;
using Analytics.Web.Jobs;
using Analytics.Web.Security;
using Analytics.Web.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Web.Api;

/// <summary>How the application itself does.</summary>
internal static class SystemEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/system", ReadAsync)
            .RequireAuthorization(Policies.Administer)
            .Produces<SystemDocument>()
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .WithSummary("How the process did over the last hour")
            .WithDescription("Requests with percentiles, errors, open pages, memory, queues, cache, database size, the slowest queries without their values, and the jobs with their last result. Needs the role Admin.");
        api.MapPost("/system/jobs/{key}/run", RunAsync)
            .RequireAuthorization(Policies.Administer)
            .Produces<JobDocument>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Run a job now")
            .WithDescription("Never two of one job at a time: when it runs already, it runs once more after that. Needs the role Admin.");
        foreach (var path in (string[])["/health", "/health-check"])
        {
            api.MapGet(path, HealthAsync)
                .Produces<HealthDocument>()
                .Produces<HealthDocument>(StatusCodes.Status503ServiceUnavailable)
                .WithSummary("Whether questions can be answered, and of which data")
                .WithDescription("503 when they cannot. For probes without a key there are /health/live and /health/ready, which say no more than that.");
        }
    }

    private static async Task<SystemDocument> ReadAsync(SystemMonitor monitor, JobBoard jobs, CancellationToken cancellationToken) =>
        new(monitor.Read(), [.. (await jobs.ListAsync(cancellationToken)).Select(JobDocument.Of)]);

    private static async Task<IResult> RunAsync(string key, JobBoard jobs, CurrentActor actor, CancellationToken cancellationToken)
    {
        var who = await actor.RequireAsync(Policies.Administer);
        if ((await jobs.ListAsync(cancellationToken)).All(job => job.Plan.Key != key))
        {
            return TypedResults.Problem($"There is no job '{key}'.", statusCode: StatusCodes.Status404NotFound);
        }

        await jobs.RunNowAsync(key, who, cancellationToken);
        return TypedResults.Accepted((string?)null, JobDocument.Of((await jobs.ListAsync(cancellationToken)).Single(job => job.Plan.Key == key)));
    }

    private static async Task<IResult> HealthAsync(HealthCheckService checks, IQueryRunner queries, SystemMonitor monitor, CancellationToken cancellationToken)
    {
        var report = await checks.CheckHealthAsync(cancellationToken);
        var document = new HealthDocument(
            HealthEndpoints.Word(report.Status),
            report.Entries.ToDictionary(static entry => entry.Key, static entry => HealthEndpoints.Word(entry.Value.Status), StringComparer.Ordinal),
            FreshnessDocument.Of(queries.Freshness),
            monitor.StartedAt);
        return TypedResults.Json(document, statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }
}
