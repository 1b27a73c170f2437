using Analytics.Core.Domain;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Where contribution covers fixed costs.</summary>
/// <param name="NetRevenue">The revenue it is computed from.</param>
/// <param name="Variable">The variable costs at that revenue.</param>
/// <param name="Fixed">The fixed costs.</param>
/// <param name="Revenue">The revenue at which net revenue − variable costs = fixed costs; null when there is none.</param>
/// <param name="Reason">Why there is none; null when there is.</param>
public sealed record BreakEven(Money NetRevenue, Money Variable, Money Fixed, Money? Revenue, string? Reason)
{
    /// <summary>(Net revenue − variable costs) ÷ net revenue; null when n/a.</summary>
    public decimal? ContributionMargin => NetRevenue.Units > 0 ? (decimal)(NetRevenue.Units - Variable.Units) / NetRevenue.Units : null;

    /// <summary>Profit at the revenue it is computed from.</summary>
    public Money Profit => NetRevenue - Variable - Fixed;

    /// <summary>(Net revenue − break-even revenue) ÷ net revenue: how far sales may fall before there is a loss; null when n/a.</summary>
    public decimal? Safety => Revenue is { } at && NetRevenue.Units > 0 ? (decimal)(NetRevenue.Units - at.Units) / NetRevenue.Units : null;

    /// <summary>Break-even revenue = fixed costs ÷ contribution margin = F × R ÷ (R − V), rounded to the ten-thousandth.</summary>
    public static BreakEven At(Money netRevenue, Money variable, Money fixedCosts)
    {
        var contribution = netRevenue.Units - variable.Units;
        if (netRevenue.Units <= 0)
        {
            return new BreakEven(netRevenue, variable, fixedCosts, null, "There is no revenue from which to compute it.");
        }

        if (contribution <= 0)
        {
            return new BreakEven(netRevenue, variable, fixedCosts, null, "Variable costs are as high as revenue: no amount of sales covers the fixed costs.");
        }

        var revenue = decimal.Round((decimal)fixedCosts.Units / contribution * netRevenue.Units, 0, MidpointRounding.AwayFromZero);
        return revenue > long.MaxValue
            ? new BreakEven(netRevenue, variable, fixedCosts, null, "Almost nothing of a sale is left after variable costs: break-even is out of reach.")
            : new BreakEven(netRevenue, variable, fixedCosts, new Money((long)revenue), null);
    }

    /// <summary>
    /// The first day on which cumulative profit is above zero and stays so to the end; null when it does not end above zero.
    /// </summary>
    /// <param name="from">The first day.</param>
    /// <param name="profits">Profit of each day, in ten-thousandths.</param>
    public static DateOnly? DayOf(DateOnly from, IReadOnlyList<long> profits)
    {
        ArgumentNullException.ThrowIfNull(profits);
        long sum = 0;
        int? since = null;
        for (var i = 0; i < profits.Count; i++)
        {
            sum += profits[i];
            since = sum > 0 ? since ?? i : null;
        }

        return since is { } day ? from.AddDays(day) : null;
    }
}
