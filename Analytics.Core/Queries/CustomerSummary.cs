using Analytics.Core.Domain;

namespace Analytics.Core.Queries;

/// <summary>What one customer bought in a window.</summary>
/// <param name="Key">The customer's key in Storage.</param>
/// <param name="Lines">All lines.</param>
/// <param name="Orders">Order ids with at least one line of positive quantity and amount.</param>
/// <param name="NetRevenue">Σ amount over all lines.</param>
/// <param name="GrossRevenue">Σ amount over lines of positive quantity and amount.</param>
/// <param name="FirstOrderSeconds">Second since 1970 UTC of the first such line; null when there is none.</param>
/// <param name="LastOrderSeconds">Second since 1970 UTC of the last such line; null when there is none.</param>
public readonly record struct CustomerSummary(
    int Key,
    int Lines,
    int Orders,
    Money NetRevenue,
    Money GrossRevenue,
    long? FirstOrderSeconds,
    long? LastOrderSeconds)
{
    /// <summary>Σ quantity over all lines, where it was asked for.</summary>
    public Quantity Units { get; init; }

    /// <summary>−Σ amount over lines of negative quantity, where it was asked for.</summary>
    public Money Returns { get; init; }

    /// <summary>Lines of negative quantity, where they were asked for.</summary>
    public int ReturnLines { get; init; }

    /// <summary>Order ids with at least one line of negative quantity, where they were asked for.</summary>
    public int ReturnOrders { get; init; }

    /// <summary>All distinct order ids, where they were asked for.</summary>
    public int OrderIds { get; init; }

    /// <summary>Σ amount over lines that are neither sales nor returns, where returns were asked for: net − gross + returns.</summary>
    public Money Adjustments => NetRevenue - GrossRevenue + Returns;
}
