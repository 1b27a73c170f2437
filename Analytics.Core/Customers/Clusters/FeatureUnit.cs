namespace Analytics.Core.Customers;

/// <summary>What a feature's numbers count, so that a page can write them.</summary>
public enum FeatureUnit
{
    /// <summary>Plain numbers.</summary>
    Number,

    /// <summary>Whole things.</summary>
    Count,

    /// <summary>The shop's currency.</summary>
    Money,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Years.</summary>
    Years,
}
