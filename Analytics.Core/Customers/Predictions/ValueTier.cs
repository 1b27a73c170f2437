namespace Analytics.Core.Customers;

/// <summary>The customer's cluster by value, named after its mean monetary: K-means over what the shop knows of its customers.</summary>
public enum ValueTier : byte
{
    /// <summary>Not clustered: too few customers.</summary>
    Unknown,

    /// <summary>Low Value.</summary>
    Low,

    /// <summary>Medium Value.</summary>
    Medium,

    /// <summary>High Value.</summary>
    High,
}
