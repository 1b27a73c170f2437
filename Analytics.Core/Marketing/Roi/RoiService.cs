using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Core.Marketing.Roi;

/// <summary>
/// Revenue, costs and profit. Safe for concurrent use. Filters choose which lines are revenue; of the costs, shares of revenue and amounts for each piece
/// follow the lines that are left, a cost that names a category, channel or product is in or out with it, and an amount that does not name what is
/// filtered by counts with the share that the lines left have in the period's net revenue (of its own category or channel where it names one).
/// Of costs of goods that go with what is sold, the most specific counts alone: a product's own before its category's, before its channel's, before the
/// whole shop's; one that names two of these is added. Of the same lines, the one that began last counts.
/// </summary>
public sealed class RoiService(IQueryRunner runner, CostStore costs)
{
    /// <summary>The steps that a trend can have.</summary>
    public static IReadOnlyList<Dimension> Grains { get; } = [Dimension.Day, Dimension.Week, Dimension.Month, Dimension.Quarter];

    /// <summary>Answers from the stored costs.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    /// <exception cref="StorageException">The costs cannot be read.</exception>
    public async Task<RoiReport> GetAsync(RoiQuestion question, CancellationToken cancellationToken = default) =>
        await GetAsync(question, await costs.ListAsync(cancellationToken), cancellationToken);

    /// <summary>Answers from given costs.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public async Task<RoiReport> GetAsync(RoiQuestion question, IReadOnlyList<CostEntry> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!Grains.Contains(question.Grain))
        {
            throw new QueryException("grain", "The trend goes by day, week, month or quarter.");
        }

        var today = runner.Freshness.Today;
        var asked = question.Period ?? runner.Span;
        var period = asked is null || asked.From > today ? asked : new Period(asked.From, asked.To < today ? asked.To : today);
        var query = new AnalyticsQuery
        {
            Measures = [Measure.NetRevenue, Measure.RevenuePerCustomer],
            By = [question.Grain],
            Filters = question.Filters,
            Period = period,
            Comparison = period is null ? Comparison.None : question.Comparison,
            FillTime = true,
            MaxRows = QueryLimits.MaxRows,
        };
        var answer = await runner.RunAsync(query, cancellationToken);
        if (period is null)
        {
            return new RoiReport
            {
                Question = question,
                Period = null,
                TimeZoneId = answer.TimeZoneId,
                Total = new RoiFigures { NetRevenue = Money.Zero, Costs = new Dictionary<CostCategory, Money>(), Fixed = Money.Zero, HasGoods = false },
                Freshness = answer.Freshness,
                Coverage = [.. CostCategoryNames.All.Select(static c => new CostCoverage(c, 0, false, null))],
            };
        }

        var series = new DaySeries(runner, period);
        var ledger = await LedgerBuilder.BuildAsync(series, entries, question.Filters, cancellationToken);
        var goods = await GoodsGap.OfAsync(series, ledger, question.Filters, cancellationToken);
        var total = RoiSums.Figures(ledger, goods, 0, period.Days - 1, answer.Totals[1]);
        var steps = RoiSums.Steps(answer.Rows, ledger, goods);
        var profits = total.Profit is null ? null : ledger.Profits();
        var parts = new PartsBuilder(series, ledger, question.Filters, goods);
        return new RoiReport
        {
            Question = question,
            Period = period,
            ComparisonPeriod = answer.ComparisonPeriod,
            TimeZoneId = answer.TimeZoneId,
            Total = total,
            Before = await BeforeAsync(question, answer, entries, cancellationToken),
            Steps = steps,
            ByCategory = await parts.ByAsync(Dimension.Category, cancellationToken),
            ByChannel = await parts.ByAsync(Dimension.Channel, cancellationToken),
            Coverage = RoiSums.Coverage(ledger, goods),
            BreakEven = total.Profit is null ? null : BreakEven.At(total.NetRevenue, total.Variable, total.Fixed),
            FollowsPrice = new Money(ledger.Entries.Where(static e => e.FollowsPrice).Sum(static e => e.Total)),
            BreakEvenDay = profits is null ? null : BreakEven.DayOf(period.From, profits),
            CumulativeProfit = profits is null ? [] : RoiSums.Cumulative(steps, period, profits),
            Warnings = [.. RoiWords.Of(total, goods, ledger), .. answer.Warnings],
            Freshness = answer.Freshness,
        };
    }

    private async Task<RoiFigures?> BeforeAsync(RoiQuestion question, QueryResult answer, IReadOnlyList<CostEntry> entries, CancellationToken cancellationToken)
    {
        if (answer.ComparisonPeriod is not { } days || answer.ComparisonTotals is not { } totals)
        {
            return null;
        }

        var series = new DaySeries(runner, days);
        var ledger = await LedgerBuilder.BuildAsync(series, entries, question.Filters, cancellationToken);
        var goods = await GoodsGap.OfAsync(series, ledger, question.Filters, cancellationToken);
        return RoiSums.Figures(ledger, goods, 0, days.Days - 1, totals[1]);
    }
}
