using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>All scores, and what is to be said of them.</summary>
public static class ScoreFields
{
    private static readonly ScoreFieldDefinition[] Definitions =
    [
        New(ScoreField.RecencyDays, "recencyDays", "Days since the last order", ScoreUnit.Days, "Whole days from the last order's day to today."),
        New(ScoreField.Orders, "orders", "Orders", ScoreUnit.Count, "Orders ever, with at least one line of positive quantity and price."),
        New(ScoreField.NetRevenue, "netRevenue", "Net revenue", ScoreUnit.Money, "Σ amount over all of the customer's lines."),
        New(ScoreField.GrossRevenue, "grossRevenue", "Gross revenue", ScoreUnit.Money, "Σ amount over the customer's lines with positive quantity and amount."),
        New(ScoreField.AverageOrderValue, "averageOrderValue", "Average order value", ScoreUnit.Money, "Net revenue ÷ orders."),
        New(ScoreField.FirstOrder, "firstOrder", "First order", ScoreUnit.Day, "The day of the first order."),
        New(ScoreField.LastOrder, "lastOrder", "Last order", ScoreUnit.Day, "The day of the last order."),
        New(ScoreField.R, "r", "R", ScoreUnit.Rank, "1 + ⌊5 × (customers strictly worse) ÷ n⌋ by recency."),
        New(ScoreField.F, "f", "F", ScoreUnit.Rank, "1 + ⌊5 × (customers strictly worse) ÷ n⌋ by orders."),
        New(ScoreField.M, "m", "M", ScoreUnit.Rank, "1 + ⌊5 × (customers strictly worse) ÷ n⌋ by revenue."),
        New(ScoreField.Fm, "fm", "FM", ScoreUnit.Rank, "⌈w F + (1 − w) M⌉."),
        New(ScoreField.Segment, "segment", "RFM segment", ScoreUnit.Name, "The cell of the map at R and FM.", SegmentMap.Names),
        New(ScoreField.ValueTier, "valueTier", "Value tier", ScoreUnit.Name, "K-means on log monetary, log frequency, recency and, where known, age; named by mean monetary.", ["Unknown", "Low Value", "Medium Value", "High Value"]),
        New(ScoreField.ProbabilityAlive, "probabilityAlive", "P(alive)", ScoreUnit.Probability, "The model's probability that the customer has not left for good."),
        New(ScoreField.ChurnProbability, "churnProbability", "Churn probability", ScoreUnit.Probability, "1 − P(at least one order within the horizon), by the purchase model."),
        New(ScoreField.ChurnTier, "churnTier", "Churn tier", ScoreUnit.Name, "By days since the last order: beyond one threshold Medium (0.5), beyond the other High (0.8), else Low (0.2).", ["Low", "Medium", "High"]),
        New(ScoreField.ExpectedOrders, "expectedOrders", "Expected orders", ScoreUnit.Count, "Expected days with an order within the horizon, by the purchase model."),
        New(ScoreField.ExpectedSpend, "expectedSpend", "Expected order value", ScoreUnit.Money, "Gamma-Gamma's expected value of a day with an order."),
        New(ScoreField.Clv, "clv", "CLV", ScoreUnit.Money, "Expected orders × expected order value × margin, discounted, over the lifetime's months."),
        New(ScoreField.ClvLow, "clvLow", "CLV, low", ScoreUnit.Money, "The lower end of the 80% interval."),
        New(ScoreField.ClvHigh, "clvHigh", "CLV, high", ScoreUnit.Money, "The upper end of the 80% interval."),
        New(ScoreField.ClvFormula, "clvFormula", "CLV by formula", ScoreUnit.Money, "Average order value × (orders in the last 12 months ÷ 12) × the lifetime's months."),
        New(ScoreField.NextOrderFormula, "nextOrderFormula", "Next order in, by formula", ScoreUnit.Days, "(Days since registration, else since the first order, ÷ orders) − days since the last order, never below 0."),
        New(ScoreField.NextOrderModel, "nextOrderModel", "Next order in, by model", ScoreUnit.Days, "The median time to the next order, given alive."),
        New(ScoreField.Action, "action", "Next step", ScoreUnit.Name, "What the first rule that fits says the next step is for.", Enum.GetNames<ActionKind>()),
        New(ScoreField.ServiceLevel, "serviceLevel", "Service level", ScoreUnit.Name, "How much effort that rule says the customer is worth.", ["VIP", "Standard", "Low-cost"]),
    ];

    /// <summary>All fields, in the order of <see cref="ScoreField"/>.</summary>
    public static IReadOnlyList<ScoreFieldDefinition> All => Definitions;

    /// <summary>A field's definition.</summary>
    /// <exception cref="IndexOutOfRangeException">There is no such field.</exception>
    public static ScoreFieldDefinition Of(ScoreField field) => Definitions[(int)field];

    /// <summary>The field of this key, in any case; null where there is none.</summary>
    public static ScoreFieldDefinition? Find(string key) =>
        Array.Find(Definitions, d => string.Equals(d.Key, key.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>A plain text of a value; names are not handled here. NaN is "n/a".</summary>
    public static string Text(ScoreUnit unit, double value, IFormatProvider culture) => !double.IsFinite(value)
        ? "n/a"
        : unit switch
        {
            ScoreUnit.Money => value.ToString("N2", culture),
            ScoreUnit.Probability => (100 * value).ToString("0.#", culture) + "%",
            ScoreUnit.Day => DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ScoreUnit.Days => Math.Round(value).ToString("N0", culture),
            _ => value.ToString("#,##0.##", culture),
        };

    private static ScoreFieldDefinition New(
        ScoreField field, string key, string label, ScoreUnit unit, string explanation, IReadOnlyList<string>? names = null) =>
        new(field, key, label, unit, explanation, names ?? []);
}
