using System.Globalization;
using Analytics.Core.Monitoring;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>The deeds of the signed-in account. Scoped.</summary>
public sealed class KeyMeasureActions(CurrentActor current, IKeyMeasures measures, AuditLog log) : IKeyMeasureActions
{
    /// <inheritdoc />
    public async Task<int> ComputeAsync(CancellationToken cancellationToken)
    {
        var actor = await current.RequireAsync(Policies.Import);
        var known = await measures.ComputeAsync(cancellationToken);
        var news = await measures.EvaluateAsync(cancellationToken);
        await log.WriteAsync(actor.Name, "measures.calculate", "measures", new { known, news = news.Count }, actor.Address, CancellationToken.None);
        return known;
    }

    /// <inheritdoc />
    public async Task<KeyMeasure> SaveAsync(KeyMeasure measure)
    {
        var actor = await current.RequireAsync(Policies.SaveViews);
        var saved = await measures.SaveAsync(measure);
        await log.WriteAsync(
            actor.Name, "measures.save", saved.Key, new { saved.Name, saved.Owner, target = saved.Target?.Value, thresholds = saved.Thresholds.Count, saved.Version }, actor.Address);
        return saved;
    }

    /// <inheritdoc />
    public async Task<KeyMeasure> DeleteAsync(string key)
    {
        var actor = await current.RequireAsync(Policies.SaveViews);
        var removed = await measures.DeleteAsync(key);
        await log.WriteAsync(actor.Name, "measures.delete", key, new { removed.Name }, actor.Address);
        return removed;
    }

    /// <inheritdoc />
    public async Task<Alert> AcknowledgeAsync(int id)
    {
        var actor = await current.RequireAsync(Policies.SaveViews);
        var alert = await measures.AcknowledgeAsync(id, actor.Name);
        await log.WriteAsync(actor.Name, "alerts.acknowledge", id.ToString(CultureInfo.InvariantCulture), new { alert.MeasureKey }, actor.Address);
        return alert;
    }

    /// <inheritdoc />
    public async Task<Alert> SnoozeAsync(int id, TimeSpan? time)
    {
        var actor = await current.RequireAsync(Policies.SaveViews);
        var alert = await measures.SnoozeAsync(id, actor.Name, time);
        await log.WriteAsync(actor.Name, "alerts.snooze", id.ToString(CultureInfo.InvariantCulture), new { alert.MeasureKey, hours = time?.TotalHours }, actor.Address);
        return alert;
    }
}
