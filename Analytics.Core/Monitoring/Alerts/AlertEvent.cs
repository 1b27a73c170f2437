namespace Analytics.Core.Monitoring;

/// <summary>What happened to an alert.</summary>
public enum AlertEvent
{
    /// <summary>It was found.</summary>
    Opened = 0,

    /// <summary>It got worse.</summary>
    Escalated = 1,

    /// <summary>It got better, but not well.</summary>
    Eased = 2,

    /// <summary>It ended.</summary>
    Cleared = 3,

    /// <summary>Somebody took note.</summary>
    Acknowledged = 4,

    /// <summary>Somebody put its messages off.</summary>
    Snoozed = 5,

    /// <summary>A message was sent.</summary>
    Sent = 6,

    /// <summary>A message could not be sent.</summary>
    Failed = 7,
}
