namespace Analytics.Core.Import.Checking;

/// <summary>What is worth knowing about a readable row.</summary>
[Flags]
internal enum RowFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>No customer.</summary>
    MissingCustomer = 1 << 0,

    /// <summary>No order id where the file has the column.</summary>
    MissingOrder = 1 << 1,

    /// <summary>The order id marks a cancellation.</summary>
    Cancellation = 1 << 2,

    /// <summary>Quantity below zero.</summary>
    NegativeQuantity = 1 << 3,

    /// <summary>Amount below zero without a negative quantity.</summary>
    NegativePrice = 1 << 4,

    /// <summary>Price or amount of zero.</summary>
    ZeroPrice = 1 << 5,

    /// <summary>A code that is no product.</summary>
    NotGoods = 1 << 6,

    /// <summary>After now.</summary>
    FutureDate = 1 << 7,

    /// <summary>A two-digit year.</summary>
    TwoDigitYear = 1 << 8,

    /// <summary>An id that lost its decimals.</summary>
    IdWithDecimals = 1 << 9,
}
