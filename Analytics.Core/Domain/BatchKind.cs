namespace Analytics.Core.Domain;

/// <summary>What a batch holds, and where from.</summary>
public enum BatchKind
{
    /// <summary>Purchase lines from a file.</summary>
    Purchases = 1,

    /// <summary>Customer attributes from a file.</summary>
    Customers = 2,

    /// <summary>Product attributes from a file.</summary>
    Products = 3,

    /// <summary>The seeded demo shop.</summary>
    Demo = 4,

    /// <summary>Lines that came one by one through the API or the stream.</summary>
    Stream = 5,

    /// <summary>Events, from a file or as they happen.</summary>
    Events = 6,

    /// <summary>Attributes of visitors from a file.</summary>
    Visitors = 7,

    /// <summary>Reviews and satisfaction scores from a file.</summary>
    Reviews = 8,

    /// <summary>Costs from a file.</summary>
    Costs = 9,

    /// <summary>Marketing campaigns from a file.</summary>
    Campaigns = 10,

    /// <summary>What campaigns did day by day, from a file.</summary>
    CampaignPerformance = 11,

    /// <summary>Touch paths from a file.</summary>
    AttributionPaths = 12,

    /// <summary>This application's own use: nothing that customers do, so no question about them counts it.</summary>
    OwnUse = 13,
}
