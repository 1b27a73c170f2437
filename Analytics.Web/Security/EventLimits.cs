using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Analytics.Web.Security;

/// <summary>Limits how many events a key, and a browser's address, bring in. A singleton.</summary>
internal sealed class EventLimits : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> byKey;
    private readonly PartitionedRateLimiter<HttpContext> byAddress;

    public EventLimits(IOptions<LimitOptions> options)
    {
        byKey = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            Partition(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty, options.Value.EventsPerKeyPerMinute));
        byAddress = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            Partition(Limits.Address(context), options.Value.EventsPerAddressPerMinute));
    }

    /// <summary>Lets so many events in; else how many seconds to wait.</summary>
    /// <param name="context">The request.</param>
    /// <param name="events">How many it brings.</param>
    /// <param name="isBrowser">Whether it comes from a page, so that its address counts too.</param>
    public int? Wait(HttpContext context, int events, bool isBrowser)
    {
        using var key = byKey.AttemptAcquire(context, events);
        if (!key.IsAcquired)
        {
            return SecondsOf(key);
        }

        if (!isBrowser)
        {
            return null;
        }

        using var address = byAddress.AttemptAcquire(context, events);
        return address.IsAcquired ? null : SecondsOf(address);
    }

    /// <summary>Writes how long to wait.</summary>
    public static void RetryAfter(HttpContext context, int seconds) =>
        context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        byKey.Dispose();
        byAddress.Dispose();
    }

    private static RateLimitPartition<string> Partition(string key, int perMinute) => perMinute > 0
        ? RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            // A full bucket holds at least one whole body.
            TokenLimit = Math.Max(perMinute, Core.Streaming.EventParser.MostEvents),
            TokensPerPeriod = Math.Max(1, perMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        })
        : RateLimitPartition.GetNoLimiter(key);

    private static int SecondsOf(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
}
