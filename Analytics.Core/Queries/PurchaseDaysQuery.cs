namespace Analytics.Core.Queries;

/// <summary>Asks on which days each customer bought, for the lifetime models.</summary>
public sealed record PurchaseDaysQuery
{
    /// <summary>The last day of calibration, inside; null for the last day there is. Customers who first bought later are left out.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>
    /// Whether the value of a repeat purchase day is that day's total: every line of the day counts, what was returned on it too; returns on
    /// other days do not. Without, it is gross: lines of positive quantity and amount.
    /// </summary>
    public bool NetValue { get; init; }

    /// <summary>Whether a line of positive quantity makes a purchase day even if its amount is 0, as in sources where gifts are orders.</summary>
    public bool CountFree { get; init; }
}
