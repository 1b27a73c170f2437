namespace Analytics.Web.Components.Pages.Segments;

/// <summary>What is told of each segment or cell.</summary>
public enum SegmentMeasure
{
    /// <summary>How many customers.</summary>
    Customers,

    /// <summary>Their revenue.</summary>
    Revenue,

    /// <summary>Revenue ÷ customers.</summary>
    Average,

    /// <summary>The revenue of those at risk.</summary>
    Risk,
}
