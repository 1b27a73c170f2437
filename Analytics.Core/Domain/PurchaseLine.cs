namespace Analytics.Core.Domain;

/// <summary>One product on one order: the grain of everything that is counted.</summary>
public sealed class PurchaseLine
{
    /// <summary>Storage key, growing in the order of writing; it is the row id behind a number.</summary>
    public long Id { get; set; }

    /// <summary>The batch that brought the line; it counts once the batch is committed.</summary>
    public int BatchId { get; set; }

    /// <summary>The line's number in the source file, counted from 1 with the header; 0 where there is no file.</summary>
    public long SourceLine { get; set; }

    /// <summary>Key of the <see cref="Order"/>.</summary>
    public int OrderId { get; set; }

    /// <summary>Key of the <see cref="Customer"/>; null when anonymous.</summary>
    public int? CustomerId { get; set; }

    /// <summary>Key of the <see cref="Product"/>, where the source has one.</summary>
    public int? ProductId { get; set; }

    /// <summary>Key of the line's own category (<see cref="LabelKind.Category"/>); else its product's counts.</summary>
    public int? CategoryId { get; set; }

    /// <summary>Key of the channel (<see cref="LabelKind.Channel"/>).</summary>
    public int? ChannelId { get; set; }

    /// <summary>Key of the line's own location (<see cref="LabelKind.Location"/>); else its customer's counts.</summary>
    public int? LocationId { get; set; }

    /// <summary>The instant of the sale, in milliseconds since 1970-01-01 UTC.</summary>
    public long AtUnixMs { get; set; }

    /// <summary>Quantity in thousandths of a piece (<see cref="Quantity"/>); negative for returns.</summary>
    public long QuantityUnits { get; set; }

    /// <summary>What the line came to, in ten-thousandths (<see cref="Money"/>).</summary>
    public long AmountUnits { get; set; }

    /// <summary>Price of one piece in ten-thousandths, where the source has one.</summary>
    public long? UnitPriceUnits { get; set; }
}
