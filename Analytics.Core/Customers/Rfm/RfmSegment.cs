namespace Analytics.Core.Customers;

/// <summary>The segments of the RFM map; their numbers are stored and never change.</summary>
public enum RfmSegment
{
    /// <summary>Bought last and most.</summary>
    Champions = 1,

    /// <summary>Buy often and much, not long ago.</summary>
    LoyalCustomers = 2,

    /// <summary>Bought lately, and more than once or little.</summary>
    PotentialLoyalists = 3,

    /// <summary>Bought lately for the first times.</summary>
    NewCustomers = 4,

    /// <summary>Bought not long ago, once or little.</summary>
    Promising = 5,

    /// <summary>Middling in everything.</summary>
    NeedAttention = 6,

    /// <summary>Bought little, some time ago.</summary>
    AboutToSleep = 7,

    /// <summary>Bought well, but long ago.</summary>
    AtRisk = 8,

    /// <summary>Were among the best, but long ago.</summary>
    CannotLoseThem = 9,

    /// <summary>Bought little, long ago.</summary>
    Hibernating = 10,

    /// <summary>Bought least, longest ago.</summary>
    Lost = 11,
}
