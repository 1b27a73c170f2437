using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Customers won in a month or through a channel: what they cost, what they are worth, and when they had paid for themselves.</summary>
/// <param name="Key">The month's first day as yyyy-MM-dd, or the channel; empty for all.</param>
/// <param name="Month">The month's first day; null for channels.</param>
/// <param name="IsPartial">Whether the month is counted in part only.</param>
/// <param name="Customers">Customers whose first order ever lies in the days that count (in that month, or made through that channel).</param>
/// <param name="Spend">Marketing costs of those days, or those that name the channel; null when none is entered.</param>
/// <param name="LifetimeValue">The mean of the model's lifetime value over those who have one; null when nobody has.</param>
/// <param name="Valued">How many have one.</param>
/// <param name="Earned">
/// Gross profit for each customer from the first order to the end of month n, n from 0, the month of the first order: Σ net revenue × gross margin ÷ customers.
/// Empty when the gross margin is not known.
/// </param>
public sealed record AcquisitionRow(
    string Key, DateOnly? Month, bool IsPartial, long Customers, Money? Spend, decimal? LifetimeValue, int Valued, IReadOnlyList<decimal> Earned)
{
    /// <summary>Customer acquisition cost: spend ÷ customers; null when n/a.</summary>
    public decimal? Cac => Spend is { } spend && Customers > 0 ? spend.Amount / Customers : null;

    /// <summary>Lifetime value ÷ CAC; null when n/a.</summary>
    public decimal? Ratio => LifetimeValue is { } value && Cac is { } cac and not 0 ? value / cac : null;

    /// <summary>Calendar months, that of the first order included, after which gross profit had covered CAC; null when it has not, or n/a.</summary>
    public int? PaybackMonths
    {
        get
        {
            for (var n = 0; Cac is { } cac && n < Earned.Count; n++)
            {
                if (Earned[n] >= cac)
                {
                    return n + 1;
                }
            }

            return null;
        }
    }
}
