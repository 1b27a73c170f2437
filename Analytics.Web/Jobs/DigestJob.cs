using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Web.Notifications;
using Analytics.Web.State;

namespace Analytics.Web.Jobs;

/// <summary>Sends the digest each morning, to each channel once a day of the shop, and removes what is old from the log of messages.</summary>
internal sealed class DigestJob(Notifier notifier, DeliveryStore deliveries, IQueryRunner queries, IShop shop, TimeProvider clock) : IMaintenanceJob
{
    public static JobPlan Plan { get; } = new(
        "digest", "Digest", "Sends how the day went, open alerts and what is worth knowing to the channels that ask for it, once a day.", "Every day at 06:20 UTC", "0 20 6 * * ?");

    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        await deliveries.RemoveOldAsync(cancellationToken);
        if (queries.Freshness.TotalLines == 0)
        {
            return "Not sent: there are no sales to tell of.";
        }

        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), shop.Settings.TimeZone).DateTime);
        return await notifier.SendDigestAsync(today, cancellationToken) switch
        {
            null => "Not sent: no channel asks for it (Admin → Channels).",
            0 => "Every channel has had today's digest already.",
            1 => "Given to one channel.",
            var count => FormattableString.Invariant($"Given to {count} channels."),
        };
    }
}
