using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Asks each question about predictions once, by <see cref="CachedQueryService"/>, away from the page's own thread. What is kept is small.</summary>
public sealed class PredictiveAnswers(CachedQueryService answers, ICustomerDirectory directory, IShop shop)
{
    private const int MostProducts = 10_000;

    /// <summary>Churn over all customers.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="riskBy">The names that value at risk is broken down by.</param>
    /// <param name="cancellationToken">The caller leaves.</param>
    public Task<ChurnReport> ChurnAsync(CustomerScores scores, ScoreField riskBy, CancellationToken cancellationToken) =>
        SharedAsync("churn", scores, riskBy, () => ChurnReport.Of(scores, riskBy), cancellationToken);

    /// <summary>How much of a score customers have.</summary>
    public Task<ScoreDistribution> DistributionAsync(CustomerScores scores, ScoreField field, bool log, CancellationToken cancellationToken) =>
        SharedAsync("distribution", scores, (field, log), () => ScoreDistribution.Of(scores, field, log), cancellationToken);

    /// <summary>The customers with the most of a score.</summary>
    public Task<IReadOnlyList<ScoredCustomer>> TopAsync(CustomerScores scores, ScoreField field, int count, CancellationToken cancellationToken) =>
        SharedAsync<IReadOnlyList<ScoredCustomer>>(
            "top", scores, (field, count, shop.Format.Culture.Name), () => [.. scores.Top(field, count).Select(score => Of(scores, score))], cancellationToken);

    /// <summary>Expected orders week by week over what came. Runs learn what came without a computation of their own, so nothing is kept.</summary>
    public Task<OrdersReport> OrdersAsync(CustomerScores scores, IReadOnlyList<ScoringRun> runs, CancellationToken cancellationToken) =>
        Task.Run(() => OrdersReport.Of(runs, scores.Run), cancellationToken);

    /// <summary>Which categories follow which; none where nothing is recommended.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="most">At most so many categories a side.</param>
    /// <param name="cancellationToken">The caller leaves.</param>
    public Task<CategoryFlows> FlowsAsync(CustomerScores scores, int most, CancellationToken cancellationToken) =>
        SharedAsync("flows", scores, most, () => CategoryFlows.Of(scores.Recommendations?.Categories ?? [], most), cancellationToken);

    /// <summary>How many customers each rule for next steps took. Rules change without a computation, so nothing is kept.</summary>
    public Task<ActionReach> ReachAsync(CustomerScores scores, CancellationToken cancellationToken) =>
        Task.Run(() => ActionReach.Of(scores), cancellationToken);

    /// <summary>
    /// Products for the customers of these ids, from what similar customers bought; without ids for the customers with the highest lifetime value.
    /// An id that nobody has is left out.
    /// </summary>
    /// <param name="scores">The scores.</param>
    /// <param name="ids">The shop's own ids.</param>
    /// <param name="customers">How many customers at most.</param>
    /// <param name="products">How many products for each.</param>
    /// <param name="cancellationToken">The caller leaves.</param>
    public async Task<IReadOnlyList<CustomerOffers>> OffersAsync(
        CustomerScores scores, IReadOnlyList<string> ids, int customers, int products, CancellationToken cancellationToken)
    {
        if (scores.Recommendations is not { } recommender)
        {
            return [];
        }

        var chosen = ids.Count == 0
            ? await TopAsync(scores, scores.Summary().MeanClv is null ? ScoreField.ClvFormula : ScoreField.Clv, customers, cancellationToken)
            : await Task.Run<IReadOnlyList<ScoredCustomer>>(() => [.. directory.FindAll(ids).Select(key => Of(scores, key)).OfType<ScoredCustomer>().Take(customers)], cancellationToken);
        var offers = chosen.Select(async customer => new CustomerOffers(
            customer, recommender.For(await BoughtAsync(customer.Id, cancellationToken), products)));
        return await Task.WhenAll(offers);
    }

    private async Task<IEnumerable<string>> BoughtAsync(string id, CancellationToken cancellationToken)
    {
        var answer = await answers.RunAsync(
            new AnalyticsQuery { Measures = [Measure.Lines], By = [Dimension.Product], Filters = [new Filter(Dimension.Customer, [id])], MaxRows = MostProducts },
            cancellationToken);
        return answer.Rows.Where(static r => !r.IsOther).Select(static r => r.Keys[0].Key);
    }

    private ScoredCustomer? Of(CustomerScores scores, int? key) => key is { } k && scores.Of(k) is { } score ? Of(scores, score) : null;

    private ScoredCustomer Of(CustomerScores scores, CustomerScore score)
    {
        var who = directory.Of(score.Key, scores.AsOf);
        return new ScoredCustomer(who?.ExternalId ?? string.Empty, who?.Name, score, scores.StepAt(scores.RowOf(score.Key), shop.Format.Culture));
    }

    // Scores are known by their run: the question must not hold them, or old ones would stay.
    private Task<T> SharedAsync<T>(string kind, CustomerScores scores, object choice, Func<T> ask, CancellationToken cancellationToken) =>
        answers.SharedAsync(
            ("predictive", kind, scores.Run.Id, scores.Run.FittedAt, scores.Part, choice), usesLabels: scores.Part.Length > 0, _ => Task.Run(ask, CancellationToken.None), cancellationToken);
}
