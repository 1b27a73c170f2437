namespace Analytics.Core.Customers;

/// <summary>
/// One category follows another: of the customers who ordered <paramref name="From"/> and came back, many had <paramref name="To"/> in their next order.
/// Each customer counts once with and once without <paramref name="From"/>. Only rules that chance does not explain are kept
/// (two-proportion z, p below 0.01 ÷ number of pairs, at least 20 customers).
/// </summary>
/// <param name="From">The category of the earlier order.</param>
/// <param name="To">The category of the next.</param>
/// <param name="Customers">Customers with a next order after one with <paramref name="From"/>.</param>
/// <param name="Followed">How many of these had <paramref name="To"/> in the next order.</param>
/// <param name="ShareWithout">The share with <paramref name="To"/> in the next order after one without <paramref name="From"/>.</param>
/// <param name="PValue">The probability of such a difference by chance, one pair alone.</param>
public sealed record CategoryRule(string From, string To, int Customers, int Followed, double ShareWithout, double PValue)
{
    /// <summary>The share with <see cref="To"/> in the next order.</summary>
    public double Share => (double)Followed / Customers;

    /// <summary><see cref="Share"/> ÷ <see cref="ShareWithout"/>; infinite where nobody else bought it.</summary>
    public double Lift => ShareWithout == 0 ? double.PositiveInfinity : Share / ShareWithout;
}
