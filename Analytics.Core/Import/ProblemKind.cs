using System.Text.Json.Serialization;

namespace Analytics.Core.Import;

/// <summary>What can be wrong with, or worth knowing about, a row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProblemKind>))]
public enum ProblemKind
{
    /// <summary>A cell that cannot be read, or a row with the wrong number of cells: quarantined.</summary>
    Unparsable,

    /// <summary>No customer: kept as anonymous.</summary>
    MissingCustomer,

    /// <summary>No order id although the file has the column: one customer's lines at one instant are one order.</summary>
    MissingOrder,

    /// <summary>The order id marks a cancellation.</summary>
    Cancellation,

    /// <summary>Quantity below zero: a return.</summary>
    NegativeQuantity,

    /// <summary>Price or amount below zero without a negative quantity: an adjustment.</summary>
    NegativePrice,

    /// <summary>Price or amount of zero.</summary>
    ZeroPrice,

    /// <summary>Every mapped cell equals an earlier line's.</summary>
    Duplicate,

    /// <summary>A product code that is no product, by rule of thumb.</summary>
    NotGoods,

    /// <summary>A date after now.</summary>
    FutureDate,

    /// <summary>More than one currency in the amounts.</summary>
    MixedCurrency,

    /// <summary>Ids such as <c>17850.0</c>, read as <c>17850</c>.</summary>
    IdWithDecimals,

    /// <summary>Two-digit years, and how they were read.</summary>
    TwoDigitYear,

    /// <summary>A customer or product that comes more than once in a file of customers or products: the last one counts.</summary>
    RepeatedId,

    /// <summary>The order already came by the stream.</summary>
    Streamed,

    /// <summary>A word about consent in a file of purchases that cannot be read: nothing is taken as said.</summary>
    UnreadConsent,

    /// <summary>An event of somebody who does not want to be tracked: left out.</summary>
    NotTracked,

    /// <summary>Bytes that are no valid text in this encoding.</summary>
    BadText,
}
