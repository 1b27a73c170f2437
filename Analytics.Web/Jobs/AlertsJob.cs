using Analytics.Core.Monitoring;
using Analytics.Core.Storage;

namespace Analytics.Web.Jobs;

/// <summary>Holds the key measures against their thresholds every half hour.</summary>
internal sealed class AlertsJob(IKeyMeasures measures, AlertStore alerts) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "alerts", "Alerts", "Holds the key measures against their thresholds, anomalies among them, and tells those who asked for it.", "Every half hour", "0 10/30 * * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        var news = await measures.EvaluateAsync(cancellationToken);
        await alerts.RemoveOldAsync(cancellationToken);
        var open = (await measures.AlertsAsync(openOnly: true, cancellationToken)).Count;
        return FormattableString.Invariant($"{news.Count(static n => n.Event == AlertEvent.Opened)} new, {news.Count(static n => n.Event == AlertEvent.Cleared)} ended, {open} open.");
    }
}
