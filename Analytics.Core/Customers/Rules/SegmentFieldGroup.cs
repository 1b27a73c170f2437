namespace Analytics.Core.Customers;

/// <summary>Where a <see cref="SegmentField"/> comes from; the order in which menus offer them.</summary>
public enum SegmentFieldGroup
{
    /// <summary>What the customer came to.</summary>
    Measures,

    /// <summary>What the customer bought, and where.</summary>
    Bought,

    /// <summary>Who the customer is.</summary>
    Attributes,

    /// <summary>What the models say.</summary>
    Scores,
}
