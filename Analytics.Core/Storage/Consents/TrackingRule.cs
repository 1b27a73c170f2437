namespace Analytics.Core.Storage.Consents;

/// <summary>Whose events are not recorded, whichever way they come.</summary>
public static class TrackingRule
{
    /// <summary>Why an event of somebody who withdrew is left out.</summary>
    public const string Withdrawn = "has withdrawn consent: the event was not recorded";

    /// <summary>Why an event is left out whose sender asks not to be tracked.</summary>
    public const string NotTracked = "asks not to be tracked: the event was not recorded";

    /// <summary>The field by which an event names somebody who withdrew; null where it may be recorded.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="visitorId">The visitor.</param>
    /// <param name="withdrawn">The ids of customers and visitors who withdrew: <see cref="ConsentStore.Withdrawn"/>.</param>
    public static string? FieldOf(string? customerId, string? visitorId, IReadOnlySet<string> withdrawn)
    {
        ArgumentNullException.ThrowIfNull(withdrawn);
        return customerId is not null && withdrawn.Contains(customerId) ? "customerId"
            : visitorId is not null && withdrawn.Contains(visitorId) ? "visitorId"
            : null;
    }
}
