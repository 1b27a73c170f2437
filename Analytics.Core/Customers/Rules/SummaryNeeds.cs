namespace Analytics.Core.Customers;

/// <summary>What a measure needs of a window beside amounts and days, so that nothing is counted in vain.</summary>
[Flags]
internal enum SummaryNeeds
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Orders.</summary>
    Orders = 1,

    /// <summary>Pieces.</summary>
    Units = 2,

    /// <summary>Amounts and lines that came back.</summary>
    Returns = 4,

    /// <summary>Orders of which something came back.</summary>
    ReturnOrders = 8,

    /// <summary>All order ids.</summary>
    OrderIds = 16,
}
