using Analytics.Core.Storage;
using Analytics.Web.Hosting;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>The deeds of the signed-in account. Scoped.</summary>
public sealed class LiveActions(CurrentActor current, SharedDemoPace pace, AuditLog log) : ILiveActions
{
    /// <inheritdoc />
    public async Task SetPaceAsync(double perSecond)
    {
        var actor = await current.RequireAsync(Policies.Import);
        await pace.SetAsync(perSecond);
        await log.WriteAsync(actor.Name, "stream.pace", "demo", new { perSecond }, actor.Address);
    }
}
