namespace Analytics.Core.Facts;

/// <summary>One purchase line on its way into a chunk. Keys are Storage's own; 0 stands for "none".</summary>
/// <param name="RowId">Storage key of the line.</param>
/// <param name="BatchId">The batch that brought it.</param>
/// <param name="OrderId">Key of the order.</param>
/// <param name="CustomerId">Key of the customer; 0 when anonymous.</param>
/// <param name="ProductId">Key of the product; 0 when there is none.</param>
/// <param name="Category">Code of the line's own category in <see cref="FactSnapshot.Categories"/>; 0 when it has none.</param>
/// <param name="Channel">Code in <see cref="FactSnapshot.Channels"/>; 0 when there is none.</param>
/// <param name="Location">Code of the line's own location in <see cref="FactSnapshot.Locations"/>; 0 when it has none.</param>
/// <param name="AtSeconds">The instant in whole seconds since 1970 UTC, rounded down.</param>
/// <param name="QuantityUnits">Thousandths of a piece.</param>
/// <param name="AmountUnits">Ten-thousandths of the currency unit.</param>
public readonly record struct FactLine(
    long RowId,
    int BatchId,
    int OrderId,
    int CustomerId,
    int ProductId,
    int Category,
    int Channel,
    int Location,
    long AtSeconds,
    long QuantityUnits,
    long AmountUnits)
{
    /// <summary>Whether the line makes its order count: positive quantity and amount.</summary>
    public bool IsSale => QuantityUnits > 0 && AmountUnits > 0;
}
