namespace Analytics.Core.Customers;

/// <summary>What a next step is for.</summary>
public enum ActionKind : byte
{
    /// <summary>Keep a customer who may be leaving.</summary>
    Retention,

    /// <summary>Bring a customer to the next order.</summary>
    Engagement,

    /// <summary>Offer more to a customer who buys anyway.</summary>
    Upsell,
}
