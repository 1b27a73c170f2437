using Analytics.Core.Monitoring;

namespace Analytics.Web.Jobs;

/// <summary>Looks for insights each morning.</summary>
internal sealed class InsightsJob(IInsights insights) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "insights", "Insights", "Looks at the data for what changed, what stands out, who may leave and what lies ahead.", "Every day at 05:10 UTC", "0 10 5 * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var added = await insights.GenerateAsync(cancellationToken);
        return added == 1 ? "Found one new insight." : FormattableString.Invariant($"Found {added} new insights.");
    }
}
