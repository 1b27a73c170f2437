namespace Analytics.Core.Domain;

/// <summary>How much an event says about interest in the shop. The numbers are stored.</summary>
public enum EngagementLevel
{
    /// <summary>Not said.</summary>
    Unknown = 0,

    /// <summary>In passing: a page was seen.</summary>
    Low = 1,

    /// <summary>On purpose: searched, compared, put into the basket.</summary>
    Medium = 2,

    /// <summary>Committed: paid, signed up, reviewed.</summary>
    High = 3,
}
