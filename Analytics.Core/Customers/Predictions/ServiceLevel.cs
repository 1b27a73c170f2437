namespace Analytics.Core.Customers;

/// <summary>How much effort a customer is worth.</summary>
public enum ServiceLevel : byte
{
    /// <summary>Personal: a call, a gift, the best service.</summary>
    Vip,

    /// <summary>The shop's usual service.</summary>
    Standard,

    /// <summary>Only what runs by itself, such as a newsletter.</summary>
    LowCost,
}
