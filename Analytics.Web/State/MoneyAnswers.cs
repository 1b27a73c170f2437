using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Web.State;

/// <summary>Asks each question about costs and profit once, by <see cref="CachedQueryService"/>; a changed cost makes it ask anew.</summary>
public sealed class MoneyAnswers(CachedQueryService answers, RoiService roi, AcquisitionService acquisition, CostStore costs, ICustomerScoring scoring)
{
    /// <summary>The costs that count.</summary>
    public Task<IReadOnlyList<CostEntry>> CostsAsync(CancellationToken cancellationToken = default) =>
        answers.SharedAsync(("costs", costs.Revision), false, costs.ListAsync, cancellationToken);

    /// <summary>Revenue, costs and profit.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    public Task<RoiReport> RoiAsync(RoiQuestion question, CancellationToken cancellationToken = default)
    {
        // Filters and period that are equal by content.
        var lines = new AnalyticsQuery { Measures = [], Filters = question.Filters, Period = question.Period, Comparison = question.Comparison };
        return answers.SharedAsync(
            ("roi", lines, question.Grain, costs.Revision),
            question.Filters.Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel),
            token => roi.GetAsync(question, token),
            cancellationToken);
    }

    /// <summary>LTV against CAC of the whole shop, with the gross margin of the same days.</summary>
    public async Task<AcquisitionReport> AcquisitionAsync(Period? period, CancellationToken cancellationToken = default)
    {
        var whole = await RoiAsync(new RoiQuestion { Period = period }, cancellationToken);
        var scores = scoring.Current;
        return await answers.SharedAsync(
            ("acquisition", period, costs.Revision, scores?.Run.FittedAt),
            false,
            async token => await acquisition.GetAsync(
                period,
                await costs.ListAsync(token),
                whole.Total.GrossMargin,
                scores is null ? null : new LifetimeValues(key => scores.Of(key)?.Clv, scoring.Settings.LifetimeMonths, scoring.Settings.Margin, scores.AsOf),
                token),
            cancellationToken);
    }
}
