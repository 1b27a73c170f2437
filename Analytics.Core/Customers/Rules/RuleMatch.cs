namespace Analytics.Core.Customers;

/// <summary>How the parts of a <see cref="RuleGroup"/> are joined.</summary>
public enum RuleMatch
{
    /// <summary>Every part holds ("and").</summary>
    All,

    /// <summary>At least one part holds ("or").</summary>
    Any,

    /// <summary>No part holds ("not").</summary>
    None,
}
