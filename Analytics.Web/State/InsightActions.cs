using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>The deeds of the signed-in account. Scoped.</summary>
public sealed class InsightActions(CurrentActor current, IInsights insights, AuditLog log) : IInsightActions
{
    /// <inheritdoc />
    public async Task<int> GenerateAsync(CancellationToken cancellationToken)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var added = await insights.GenerateAsync(cancellationToken);
        await log.WriteAsync(actor.Name, "insights.generate", "insights", new { added }, actor.Address, CancellationToken.None);
        return added;
    }

    /// <inheritdoc />
    public async Task<Insight> DecideAsync(int id, InsightStatus status)
    {
        var actor = await current.RequireAsync(Policies.SaveViews);
        var insight = await insights.DecideAsync(actor.Name, id, status);
        await log.WriteAsync(actor.Name, "insights.decide", id.ToString(CultureInfo.InvariantCulture), new { insight.Finding.Key, status = status.ToString() }, actor.Address);
        return insight;
    }
}
