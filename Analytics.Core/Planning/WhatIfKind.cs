namespace Analytics.Core.Planning;

/// <summary>What is done on chosen days.</summary>
public enum WhatIfKind
{
    /// <summary>A promotion: so many percent more.</summary>
    Promotion,

    /// <summary>The shop is closed: nothing.</summary>
    Closed,
}
