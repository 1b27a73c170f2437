using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>
/// The measures that conditions can ask of a customer: those of <see cref="MeasureCatalog"/> that mean something for one customer, by the same
/// definitions, and what is left after costs. Measures that count customers are no more than yes or no of one.
/// </summary>
internal static class SegmentMeasures
{
    private const string GoodsKnown = "not known where the costs of goods are not known for all that the customer bought.";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<SegmentField> All { get; } =
    [
        Of("orders", "Orders", RuleFieldKind.Number, "Order ids with at least one line of positive quantity and amount.", new(SummaryNeeds.Orders, static c => c.Orders)),
        Of("netRevenue", "Net revenue", RuleFieldKind.Money, "Σ amount over all of the customer's lines.", Money(SummaryNeeds.None, static c => c.NetRevenue)),
        Of("grossRevenue", "Gross revenue", RuleFieldKind.Money, "Σ amount over the customer's lines of positive quantity and amount.", Money(SummaryNeeds.None, static c => c.GrossRevenue)),
        Of("averageOrderValue", "Average order value", RuleFieldKind.Money, "Net revenue ÷ orders; not known without an order.", new(SummaryNeeds.Orders, static c => Ratio(c.NetRevenue, c.Orders))),
        Of("units", "Units", RuleFieldKind.Number, "Σ quantity over all of the customer's lines, in pieces.", new(SummaryNeeds.Units, static c => c.Units.Units / (double)Quantity.Scale)),
        Of("lines", "Lines", RuleFieldKind.Number, "The customer's lines: one product on one order each.", new(SummaryNeeds.None, static c => c.Lines)),
        Of("returns", "Returns", RuleFieldKind.Money, "−Σ amount over the customer's lines of negative quantity.", Money(SummaryNeeds.Returns, static c => c.Returns)),
        Of("returnRate", "Return rate", RuleFieldKind.Ratio, "Returns ÷ gross revenue; not known without gross revenue.", new(SummaryNeeds.Returns, static c => Ratio(c.Returns, Amount(c.GrossRevenue)))),
        Of("returnLines", "Return lines", RuleFieldKind.Number, "The customer's lines of negative quantity.", new(SummaryNeeds.Returns, static c => c.ReturnLines)),
        Of("returnOrders", "Orders with a return", RuleFieldKind.Number, "Order ids with at least one line of negative quantity.", new(SummaryNeeds.ReturnOrders, static c => c.ReturnOrders)),
        Of("adjustments", "Adjustments", RuleFieldKind.Money, "Σ amount over the customer's lines that are neither sales nor returns, such as a negative price.", Money(SummaryNeeds.Returns, static c => c.Adjustments)),
        Of("orderIds", "Order ids", RuleFieldKind.Number, "All distinct order ids, cancellations among them.", new(SummaryNeeds.OrderIds, static c => c.OrderIds)),
        Of("cancellations", "Cancellations", RuleFieldKind.Number, "Order ids with nothing bought on them.", new(SummaryNeeds.OrderIds | SummaryNeeds.Orders, static c => c.OrderIds - c.Orders)),
        Of("cancellationRate", "Cancellation rate", RuleFieldKind.Share, "Order ids with nothing bought on them ÷ all order ids; not known without any.", new(SummaryNeeds.OrderIds | SummaryNeeds.Orders, static c => RuleMeasure.Ratio(c.OrderIds - c.Orders, c.OrderIds))),
        Profit("costOfGoods", "Costs of goods", RuleFieldKind.Money, $"What the goods cost that the customer bought, as entered under ROI; {GoodsKnown}", static p => Of(p.Goods)),
        Profit("grossProfit", "Gross profit", RuleFieldKind.Money, $"Net revenue − costs of goods; {GoodsKnown}", static p => Of(p.GrossProfit)),
        Profit("grossMargin", "Gross margin", RuleFieldKind.Ratio, $"Gross profit ÷ net revenue; {GoodsKnown}", static p => p.GrossMargin),
        Profit("profit", "Profit", RuleFieldKind.Money, $"Net revenue − all known costs, amounts shared by net revenue; {GoodsKnown}", static p => Of(p.Profit)),
        Profit("netMargin", "Net margin", RuleFieldKind.Ratio, $"Profit ÷ net revenue; {GoodsKnown}", static p => p.NetMargin),
    ];

    private static SegmentField Of(string key, string label, RuleFieldKind kind, string explanation, RuleMeasure measure) =>
        new(key, label, SegmentFieldGroup.Measures, kind, explanation) { IsWindowed = true, Measure = measure };

    private static SegmentField Profit(string key, string label, RuleFieldKind kind, string explanation, Func<CustomerProfit, double?> value) =>
        new(key, label, SegmentFieldGroup.Measures, kind, explanation) { IsWindowed = true, Profit = value };

    private static RuleMeasure Money(SummaryNeeds needs, Func<CustomerSummary, Money> value) => RuleMeasure.OfMoney(needs, value);

    private static double Amount(Money money) => RuleMeasure.Amount(money);

    private static double? Of(Money? money) => money is { } known ? Amount(known) : null;

    private static double Ratio(Money numerator, double denominator) => RuleMeasure.Ratio(Amount(numerator), denominator);
}
