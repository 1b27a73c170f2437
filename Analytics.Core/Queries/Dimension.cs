namespace Analytics.Core.Queries;

/// <summary>What a measure can be broken down by. Buckets of time follow the shop's zone and week start.</summary>
public enum Dimension
{
    /// <summary>The hour, on its day.</summary>
    Hour,

    /// <summary>The day.</summary>
    Day,

    /// <summary>The week, by its first day.</summary>
    Week,

    /// <summary>The month, by its first day.</summary>
    Month,

    /// <summary>The quarter, by its first day.</summary>
    Quarter,

    /// <summary>The year, by its first day.</summary>
    Year,

    /// <summary>The weekday.</summary>
    Weekday,

    /// <summary>The hour of the day, 0 to 23.</summary>
    HourOfDay,

    /// <summary>The line's category, else its product's.</summary>
    Category,

    /// <summary>The product.</summary>
    Product,

    /// <summary>The sales channel.</summary>
    Channel,

    /// <summary>The line's own location, else its customer's.</summary>
    Location,

    /// <summary>18–25, 26–35, 36–45, 46–55, 56 and over, by age at the period's end.</summary>
    AgeGroup,

    /// <summary>The customer's gender.</summary>
    Gender,

    /// <summary>The customer's income range.</summary>
    IncomeRange,

    /// <summary>New or returning in the period, or anonymous.</summary>
    CustomerKind,

    /// <summary>The file or stream that the line came from.</summary>
    Source,

    /// <summary>The customer.</summary>
    Customer,

    /// <summary>Saved segments, by key or name; a customer can be in several, so it filters only.</summary>
    Segment,

    /// <summary>The customer's RFM segment.</summary>
    RfmSegment,

    /// <summary>The customer's value tier.</summary>
    ValueTier,

    /// <summary>The customer's churn tier by rule.</summary>
    ChurnTier,
}
