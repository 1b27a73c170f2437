namespace Analytics.Core.Queries.Execution;

/// <summary>What a scan gathers for each group besides the number of lines.</summary>
[Flags]
internal enum Need
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Σ amount.</summary>
    Amount = 1,

    /// <summary>Σ amount of sales.</summary>
    Gross = 2,

    /// <summary>Σ amount of lines with negative quantity.</summary>
    Returns = 4,

    /// <summary>Σ quantity.</summary>
    Units = 8,

    /// <summary>Σ amount of lines with a customer.</summary>
    Identified = 16,

    /// <summary>Σ amount of lines whose customer had ordered before the line's instant.</summary>
    Repeat = 32,

    /// <summary>Distinct orders with a sale.</summary>
    Orders = 64,

    /// <summary>Distinct order ids.</summary>
    OrderIds = 128,

    /// <summary>Distinct customers with a sale.</summary>
    Active = 256,

    /// <summary>Customers with one and with several orders.</summary>
    RepeatOrders = 512,
}
