using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>How a measure is read from one customer's sums; NaN where it is not known.</summary>
/// <param name="Needs">What must be counted for it.</param>
/// <param name="Value">Its value.</param>
internal sealed record RuleMeasure(SummaryNeeds Needs, Func<CustomerSummary, double> Value)
{
    /// <summary>A measure of money.</summary>
    public static RuleMeasure OfMoney(SummaryNeeds needs, Func<CustomerSummary, Money> value) => new(needs, customer => Amount(value(customer)));

    /// <summary>An amount in the currency unit.</summary>
    public static double Amount(Money money) => money.Units / (double)Money.Scale;

    /// <summary>A ratio; NaN without a denominator.</summary>
    public static double Ratio(double numerator, double denominator) => denominator == 0 ? double.NaN : numerator / denominator;
}
