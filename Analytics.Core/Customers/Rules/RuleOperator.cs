namespace Analytics.Core.Customers;

/// <summary>How a customer's value is compared. A value that is not known fulfils <see cref="IsNot"/>, <see cref="NotContains"/> and <see cref="Unknown"/> only.</summary>
public enum RuleOperator
{
    /// <summary>One of the named values; of what was bought, at least one of them.</summary>
    Is,

    /// <summary>None of the named values: exactly the others than <see cref="Is"/>.</summary>
    IsNot,

    /// <summary>The value or more; on the day or after.</summary>
    AtLeast,

    /// <summary>The value or less; on the day or before.</summary>
    AtMost,

    /// <summary>More than the value.</summary>
    MoreThan,

    /// <summary>Less than the value.</summary>
    LessThan,

    /// <summary>From the first value to the second, both inside.</summary>
    Between,

    /// <summary>The text is part of it, in any case.</summary>
    Contains,

    /// <summary>The text is no part of it.</summary>
    NotContains,

    /// <summary>On one of the last days, today inside.</summary>
    WithinLast,

    /// <summary>Before those days.</summary>
    BeforeLast,

    /// <summary>There is a value.</summary>
    Known,

    /// <summary>There is none.</summary>
    Unknown,
}
