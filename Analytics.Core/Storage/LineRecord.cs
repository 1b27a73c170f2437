namespace Analytics.Core.Storage;

/// <summary>A stored line as Facts needs it: keys and whole numbers. A key of 0 means "none".</summary>
public struct LineRecord : IEquatable<LineRecord>
{
    /// <summary>Storage key of the line: the row id behind a number.</summary>
    public long Id { get; set; }

    /// <summary>The instant, milliseconds since 1970 UTC.</summary>
    public long AtUnixMs { get; set; }

    /// <summary>Quantity in thousandths.</summary>
    public long QuantityUnits { get; set; }

    /// <summary>Amount in ten-thousandths.</summary>
    public long AmountUnits { get; set; }

    /// <summary>Price of one piece in ten-thousandths; meaningful when <see cref="HasUnitPrice"/>.</summary>
    public long UnitPriceUnits { get; set; }

    /// <summary>Key of the order; never 0.</summary>
    public int OrderId { get; set; }

    /// <summary>Key of the customer; 0 when anonymous.</summary>
    public int CustomerId { get; set; }

    /// <summary>Key of the product.</summary>
    public int ProductId { get; set; }

    /// <summary>Key of the line's own category.</summary>
    public int CategoryId { get; set; }

    /// <summary>Key of the channel.</summary>
    public int ChannelId { get; set; }

    /// <summary>Key of the line's own location.</summary>
    public int LocationId { get; set; }

    /// <summary>Whether the source gave a unit price.</summary>
    public bool HasUnitPrice { get; set; }

    /// <summary>Whether two lines are one.</summary>
    public static bool operator ==(LineRecord left, LineRecord right) => left.Equals(right);

    /// <summary>Whether two lines differ.</summary>
    public static bool operator !=(LineRecord left, LineRecord right) => !left.Equals(right);

    /// <inheritdoc />
    public readonly bool Equals(LineRecord other) =>
        Id == other.Id && AtUnixMs == other.AtUnixMs && QuantityUnits == other.QuantityUnits && AmountUnits == other.AmountUnits
        && UnitPriceUnits == other.UnitPriceUnits && OrderId == other.OrderId && CustomerId == other.CustomerId
        && ProductId == other.ProductId && CategoryId == other.CategoryId && ChannelId == other.ChannelId
        && LocationId == other.LocationId && HasUnitPrice == other.HasUnitPrice;

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is LineRecord other && Equals(other);

    /// <inheritdoc />
    public override readonly int GetHashCode() => Id.GetHashCode();
}
