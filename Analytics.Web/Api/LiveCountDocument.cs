using Analytics.Core.Queries.Live;

namespace Analytics.Web.Api;

/// <summary>What was bought in a stretch of time.</summary>
/// <param name="Revenue">Net revenue.</param>
/// <param name="Orders">Orders.</param>
public sealed record LiveCountDocument(decimal Revenue, int Orders)
{
    internal static LiveCountDocument Of(LiveCount count) => new(count.Revenue.Amount, count.Orders);
}
