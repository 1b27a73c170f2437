namespace Analytics.Core.Customers;

/// <summary>What a <see cref="SegmentField"/>'s values are.</summary>
public enum RuleFieldKind
{
    /// <summary>A number of things.</summary>
    Number,

    /// <summary>An amount in the shop's currency.</summary>
    Money,

    /// <summary>Between 0 and 1.</summary>
    Share,

    /// <summary>A share that may lie below 0 and above 1, such as a margin.</summary>
    Ratio,

    /// <summary>A number of days.</summary>
    Days,

    /// <summary>A day in the shop's zone.</summary>
    Date,

    /// <summary>One of the names that customers have, or of a fixed list.</summary>
    Name,

    /// <summary>Any text.</summary>
    Text,

    /// <summary>Names of what the customer bought: several at once.</summary>
    Bought,
}
