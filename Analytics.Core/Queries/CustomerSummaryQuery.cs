namespace Analytics.Core.Queries;

/// <summary>Asks for one summary for each customer.</summary>
public sealed record CustomerSummaryQuery
{
    /// <summary>Which lines count; joined by "and".</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>Which days; null for all there are.</summary>
    public Period? Period { get; init; }

    /// <summary>Whether to count each customer's distinct orders, which takes longer; without, <see cref="CustomerSummary.Orders"/> is 0.</summary>
    public bool CountOrders { get; init; } = true;

    /// <summary>Whether to sum quantities too; without, <see cref="CustomerSummary.Units"/> is 0.</summary>
    public bool SumUnits { get; init; }

    /// <summary>Whether to sum what came back: <see cref="CustomerSummary.Returns"/> and <see cref="CustomerSummary.ReturnLines"/> are 0 without.</summary>
    public bool SumReturns { get; init; }

    /// <summary>Whether to count the orders of which something came back; without, <see cref="CustomerSummary.ReturnOrders"/> is 0.</summary>
    public bool CountReturnOrders { get; init; }

    /// <summary>Whether to count all order ids, cancellations among them; without, <see cref="CustomerSummary.OrderIds"/> is 0.</summary>
    public bool CountOrderIds { get; init; }
}
