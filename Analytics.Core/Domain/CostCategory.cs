namespace Analytics.Core.Domain;

/// <summary>What money is spent on.</summary>
public enum CostCategory
{
    /// <summary>What the goods that were sold cost; gross margin takes off this alone.</summary>
    Goods = 1,

    /// <summary>Advertising and all else that wins customers; the spend of CAC.</summary>
    Marketing = 2,

    /// <summary>Packing and carriage.</summary>
    Shipping = 3,

    /// <summary>What payment providers keep.</summary>
    PaymentFees = 4,

    /// <summary>Wages and what goes with them.</summary>
    Staff = 5,

    /// <summary>Rent, servers, software.</summary>
    Infrastructure = 6,

    /// <summary>All else.</summary>
    Other = 7,
}
