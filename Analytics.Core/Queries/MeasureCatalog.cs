using System.Collections.Frozen;

namespace Analytics.Core.Queries;

/// <summary>Every measure with its name, formula, unit and direction: the one place where they are written for readers.</summary>
public static class MeasureCatalog
{
    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        new(Measure.NetRevenue, "netRevenue", "Net revenue", "Gross revenue − returns + adjustments: the sum of the amounts of all lines.", MeasureUnit.Money, true, true),
        new(Measure.GrossRevenue, "grossRevenue", "Gross revenue", "The sum of the amounts of lines with positive quantity and amount.", MeasureUnit.Money, true, true),
        new(Measure.Returns, "returns", "Returns", "Minus the sum of the amounts of lines with negative quantity.", MeasureUnit.Money, false, true),
        new(Measure.Adjustments, "adjustments", "Adjustments", "The sum of the amounts of lines that are neither sales nor returns, such as a negative price.", MeasureUnit.Money, null, true),
        new(Measure.Orders, "orders", "Orders", "Order ids with at least one line of positive quantity and amount.", MeasureUnit.Count, true, false),
        new(Measure.OrderIds, "orderIds", "Order ids", "All distinct order ids, cancellations among them.", MeasureUnit.Count, null, false),
        new(Measure.Lines, "lines", "Lines", "Lines: one product on one order each.", MeasureUnit.Count, null, true),
        new(Measure.Units, "units", "Units", "The sum of the quantities of all lines, returns taken off.", MeasureUnit.Pieces, true, true),
        new(Measure.ActiveCustomers, "activeCustomers", "Active customers", "Customers with at least one order in the period. Anonymous lines are never customers.", MeasureUnit.Count, true, false),
        new(Measure.NewCustomers, "newCustomers", "New customers", "Active customers whose first order ever, in the whole shop, lies in the period.", MeasureUnit.Count, true, false),
        new(Measure.ReturningCustomers, "returningCustomers", "Returning customers", "Active customers who had ordered before the period.", MeasureUnit.Count, true, false),
        new(Measure.AcquisitionRate, "acquisitionRate", "Acquisition rate", "New customers ÷ active customers.", MeasureUnit.Share, true, false),
        new(Measure.AverageOrderValue, "averageOrderValue", "Average order value", "Net revenue ÷ orders (AOV).", MeasureUnit.Money, true, false),
        new(Measure.RevenuePerCustomer, "revenuePerCustomer", "Revenue per customer", "Net revenue of identified customers ÷ active customers.", MeasureUnit.Money, true, false),
        new(Measure.RepeatRate, "repeatRate", "Repeat rate", "Customers with at least two orders within the period ÷ active customers.", MeasureUnit.Share, true, false),
        new(Measure.LifetimeRepeatRate, "lifetimeRepeatRate", "Repeat rate, lifetime", "Active customers with at least two orders ever, up to the period's end ÷ active customers.", MeasureUnit.Share, true, false),
        new(Measure.RetentionRate, "retentionRate", "Retention rate", "Customers active in both this and the preceding period of equal length ÷ those active in the preceding one.", MeasureUnit.Share, true, false),
        new(Measure.ChurnRate, "churnRate", "Churn rate", "1 − retention rate, over the same windows.", MeasureUnit.Share, false, false),
        new(Measure.RepeatRevenueRunRate, "repeatRevenueRunRate", "Repeat revenue run-rate", "Net revenue of the last 30 days from customers who had bought before, × 365 ÷ 30 ÷ 12: a month's worth.", MeasureUnit.Money, true, false),
    ];

    private static readonly FrozenDictionary<Measure, MeasureDefinition> ByMeasure = All.ToFrozenDictionary(d => d.Measure);
    private static readonly FrozenDictionary<string, MeasureDefinition> ByKey = All.ToFrozenDictionary(d => d.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>What <paramref name="measure"/> means.</summary>
    public static MeasureDefinition Of(Measure measure) => ByMeasure[measure];

    /// <summary>The measure with this key, in any case; null where there is none.</summary>
    public static MeasureDefinition? Find(string key) => ByKey.GetValueOrDefault(key);
}
