namespace Analytics.Core.Monitoring;

/// <summary>What an insight is about.</summary>
public enum InsightKind
{
    /// <summary>Net revenue of 28 days differs from the 28 before by more than weeks differ anyway; with the parts that explain it.</summary>
    RevenueChanged,

    /// <summary>A measure's day stands out of its trend and weekday.</summary>
    DayStandsOut,

    /// <summary>A measure runs on another level since a day.</summary>
    LevelChanged,

    /// <summary>A segment brings far more revenue than its share of customers.</summary>
    SegmentEarns,

    /// <summary>Customers about to leave, and the value that goes with them.</summary>
    CustomersAtRisk,

    /// <summary>The next 28 days are likely to differ from the last.</summary>
    Outlook,

    /// <summary>A product comes back more often than others do.</summary>
    ReturnsHigh,

    /// <summary>Much of the revenue hangs on one customer.</summary>
    Concentration,

    /// <summary>Who orders from one category often orders from another next.</summary>
    FollowOn,

    /// <summary>Money moved between campaigns is likely to bring more.</summary>
    CampaignMove,

    /// <summary>A campaign surely costs more than it brings.</summary>
    CampaignLoses,

    /// <summary>A campaign's rate fell beyond its own noise.</summary>
    CampaignFell,
}
