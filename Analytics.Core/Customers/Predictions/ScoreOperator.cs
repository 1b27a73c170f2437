namespace Analytics.Core.Customers;

/// <summary>How a <see cref="ScoreCondition"/> compares.</summary>
public enum ScoreOperator
{
    /// <summary>The field is the value or more.</summary>
    AtLeast,

    /// <summary>The field is the value or less.</summary>
    AtMost,

    /// <summary>The field is more than the value.</summary>
    MoreThan,

    /// <summary>The field is less than the value.</summary>
    LessThan,

    /// <summary>The field is one of the names.</summary>
    Is,

    /// <summary>The field is none of the names.</summary>
    IsNot,
}
