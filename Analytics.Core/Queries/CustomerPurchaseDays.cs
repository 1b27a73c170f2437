using Analytics.Core.Facts;

namespace Analytics.Core.Queries;

/// <summary>The purchase days of each customer who bought in the calibration time, in the order of their keys; never changed once made.</summary>
public sealed class CustomerPurchaseDays
{
    private readonly CustomerTable _customers;

    internal CustomerPurchaseDays(
        PurchaseDaysQuery query, DateOnly? until, DateOnly? lastDay, IReadOnlyList<CustomerPurchases> customers, CustomerTable table, Freshness freshness)
    {
        Query = query;
        Until = until;
        LastDay = lastDay;
        Customers = customers;
        _customers = table;
        Freshness = freshness;
    }

    /// <summary>What was asked.</summary>
    public PurchaseDaysQuery Query { get; }

    /// <summary>The last day of calibration, inside; null when there is no line at all.</summary>
    public DateOnly? Until { get; }

    /// <summary>The last day that has a line; the held-out time is what lies between.</summary>
    public DateOnly? LastDay { get; }

    /// <summary>The customers.</summary>
    public IReadOnlyList<CustomerPurchases> Customers { get; }

    /// <summary>How fresh the data is.</summary>
    public Freshness Freshness { get; }

    /// <summary>The shop's own id of the customer with this key; null for a key that is not in use.</summary>
    public string? IdOf(int key) => _customers[key].ExternalId;
}
