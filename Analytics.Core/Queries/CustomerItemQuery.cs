namespace Analytics.Core.Queries;

/// <summary>Asks which customers bought what on which days.</summary>
public sealed record CustomerItemQuery
{
    /// <summary>Products or categories.</summary>
    public Dimension Dimension { get; init; } = Dimension.Product;

    /// <summary>The last day that counts, inside; null for all.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The last day whose lines choose the items, inside: later ones alone bring no item in. Null for <see cref="Until"/>.</summary>
    public DateOnly? RankUntil { get; init; }

    /// <summary>How many items at most: those with the most lines, codes that are no product left out. 1 to 60,000.</summary>
    public int MaxItems { get; init; } = 2_000;

    /// <summary>How many customers at most; beyond, an even part of them, the same each time, is taken.</summary>
    public int MaxCustomers { get; init; } = 200_000;
}
