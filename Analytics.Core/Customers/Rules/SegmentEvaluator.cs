using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>
/// Finds who fulfils rules. Each window and each thing bought is summed once over all lines, then every condition is one pass over the customers.
/// A singleton; safe for concurrent use.
/// </summary>
/// <param name="customers">The customers.</param>
/// <param name="scores">The newest scores; null while there are none. They may be of an older version of the data.</param>
/// <param name="costs">The costs; null where the program has none.</param>
public sealed class SegmentEvaluator(ICustomerViews customers, Func<CustomerScores?> scores, ICustomerCosts? costs = null)
{
    private const string NoCosts = "Costs of goods are not known for these days, so conditions on profit and margins hold for nobody. Enter costs under ROI.";
    private const string NoScores = "Customers' scores have not been computed yet, so conditions on them hold for nobody.";

    /// <summary>Who fulfils <paramref name="rules"/> now, off the caller's thread.</summary>
    /// <exception cref="RuleException">The rules cannot be used; it says why.</exception>
    /// <exception cref="Storage.StorageException">They ask for profit, and the costs cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SegmentMembers> EvaluateAsync(RuleGroup rules, CancellationToken cancellationToken = default)
    {
        var held = UsesCosts(rules) ? await HoldCostsAsync(cancellationToken) : null;
        return await Task.Run(() => Evaluate(rules, customers.Hold(), held, cancellationToken), cancellationToken);
    }

    /// <summary>The costs as they are now; null where the program has none.</summary>
    /// <exception cref="Storage.StorageException">They cannot be read.</exception>
    public async Task<IHeldCosts?> HoldCostsAsync(CancellationToken cancellationToken = default) =>
        costs is null ? null : await costs.HoldAsync(cancellationToken);

    /// <summary>Who fulfils <paramref name="rules"/> among the customers as they are in <paramref name="view"/>, worked out on the caller's thread.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="view">The customers.</param>
    /// <param name="held">The costs; null where there are none, or no condition asks for profit.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="RuleException">The rules cannot be used; it says why.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SegmentMembers Evaluate(RuleGroup rules, CustomerView view, IHeldCosts? held, CancellationToken cancellationToken = default)
    {
        var problems = RuleCheck.Check(rules);
        if (problems.Count > 0)
        {
            throw new RuleException(problems);
        }

        var known = scores();
        var run = new RuleRun(rules, view, known, held, cancellationToken);
        var members = run.Members();
        var all = 0;
        var count = 0;
        for (var key = 0; key < members.Length; key++)
        {
            var exists = key > 0 && view.IdOf(key) is not null;
            members[key] &= exists;
            all += exists ? 1 : 0;
            count += members[key] ? 1 : 0;
        }

        var missing = known is null && UsesScores(rules) ? NoScores : run.LacksCosts && view.Span is not null ? NoCosts : null;
        return new SegmentMembers(members, count, all, view.Freshness, missing) { View = view };
    }

    /// <summary>Whether who fulfils <paramref name="rules"/> depends on customers' scores.</summary>
    public static bool UsesScores(RuleGroup rules) => rules.Conditions().Any(static c => SegmentFields.Find(c.Field)?.Score is not null);

    /// <summary>Whether who fulfils <paramref name="rules"/> depends on the shop's costs.</summary>
    public static bool UsesCosts(RuleGroup rules) => rules.Conditions().Any(static c => SegmentFields.Find(c.Field)?.Profit is not null);

    /// <summary>How large the segment of <paramref name="rules"/> is now; off the caller's thread.</summary>
    /// <exception cref="RuleException">The rules cannot be used; it says why.</exception>
    /// <exception cref="Storage.StorageException">They ask for profit, and the costs cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<SegmentSize> SizeAsync(RuleGroup rules, CancellationToken cancellationToken = default)
    {
        var members = await EvaluateAsync(rules, cancellationToken);
        return await Task.Run(() => Size(members, cancellationToken), cancellationToken);
    }

    /// <summary>How large a segment is whose members are known, in revenue of the twelve months up to today.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public SegmentSize Size(SegmentMembers members, CancellationToken cancellationToken = default)
    {
        var view = members.View ?? customers.Hold();
        if (view.Span is null)
        {
            return new SegmentSize(members.Count, members.Customers, Money.Zero, Money.Zero, null, members.Freshness, members.Missing);
        }

        var today = view.Freshness.Today;
        var period = new Period(today.AddYears(-1).AddDays(1), today);
        var query = new AnalyticsQuery { Measures = [Measure.NetRevenue], Period = period };
        return new SegmentSize(
            members.Count,
            members.Customers,
            Revenue(members.Members),
            Revenue(null),
            period,
            members.Freshness,
            members.Missing);

        Money Revenue(bool[]? among) => Money.FromDecimal(view.Run(query, among, cancellationToken).Totals[0].Numerator);
    }
}
