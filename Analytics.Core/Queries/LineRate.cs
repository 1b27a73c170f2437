namespace Analytics.Core.Queries;

/// <summary>A cost that goes with lines: a share of their amount, an amount for each piece, or both. It may name what the lines must be of.</summary>
public sealed record LineRate
{
    /// <summary>The first day, in the shop's zone, inside.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day, inside.</summary>
    public required DateOnly To { get; init; }

    /// <summary>How it stands beside others.</summary>
    public required LineRateRole Role { get; init; }

    /// <summary>Whether it is a cost of goods.</summary>
    public required bool IsGoods { get; init; }

    /// <summary>The category of the lines; null for any.</summary>
    public string? Category { get; init; }

    /// <summary>The channel of the lines; null for any.</summary>
    public string? Channel { get; init; }

    /// <summary>The code of the lines' product; null for any.</summary>
    public string? Product { get; init; }

    /// <summary>The share of a line's amount, in millionths.</summary>
    public long ShareMillionths { get; init; }

    /// <summary>For each piece, in ten-thousandths of the currency unit.</summary>
    public long UnitsPerPiece { get; init; }
}
