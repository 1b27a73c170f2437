namespace Analytics.Core.Streaming;

/// <summary>One product of a purchase that comes from outside.</summary>
public sealed record StreamPurchaseLine
{
    /// <summary>What tells the line from the order's others; its place among them, from 1, when it is not said.</summary>
    public string? LineId { get; init; }

    /// <summary>The product's code.</summary>
    public string? ProductCode { get; init; }

    /// <summary>The product's name; counts when the product is new.</summary>
    public string? ProductName { get; init; }

    /// <summary>The line's category; the product's counts when it is not said.</summary>
    public string? Category { get; init; }

    /// <summary>Pieces, below zero for a return; 0 with an amount of 0 takes a line back that was sent before.</summary>
    public decimal Quantity { get; init; } = 1;

    /// <summary>What the line comes to; quantity × unit price when it is not said.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The price of one piece.</summary>
    public decimal? UnitPrice { get; init; }
}
