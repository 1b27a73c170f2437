namespace Analytics.Core.Queries.Events;

/// <summary>What events and who acts can be told apart by.</summary>
public enum EventField
{
    /// <summary>The event's name.</summary>
    Name,

    /// <summary>The kind of event.</summary>
    Type,

    /// <summary>The page.</summary>
    Page,

    /// <summary>Where the visitor came from.</summary>
    Referrer,

    /// <summary>The event's device, else the visitor's.</summary>
    Device,

    /// <summary>The channel.</summary>
    Channel,

    /// <summary>A property of the event, else the visitor's attribute of the same name; has a key.</summary>
    Property,

    /// <summary>The visitor's gender.</summary>
    Gender,

    /// <summary>The customer's RFM segment.</summary>
    RfmSegment,

    /// <summary>The customer's value tier.</summary>
    ValueTier,

    /// <summary>The customer's churn tier.</summary>
    ChurnTier,

    /// <summary>The hour of the day, by the shop's clock.</summary>
    Hour,

    /// <summary>The day of the week, 1 (Monday) to 7.</summary>
    Weekday,

    /// <summary>The day.</summary>
    Day,

    /// <summary>The week's first day.</summary>
    Week,

    /// <summary>The month.</summary>
    Month,
}
