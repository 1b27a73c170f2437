using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Web.State;

/// <summary>Asks for each key measure of a part of the shop once, by <see cref="CachedQueryService"/>: changed data, events or labels, or a changed measure, make it ask anew.</summary>
public sealed class MeasureAnswers(CachedQueryService answers, KeyMeasureParts parts, IEventLogs logs)
{
    /// <summary>Where these measures stand in the part, in their order; those that have no value for it come with no value and without a course.</summary>
    /// <exception cref="QueryException">A filter names a segment that there is not, or labels that nobody knows yet.</exception>
    public async Task<IReadOnlyList<KeyMeasureState>> StatesAsync(
        IReadOnlyList<KeyMeasure> measures, IReadOnlyList<Filter> filters, int days, CancellationToken cancellationToken = default)
    {
        var states = new List<KeyMeasureState>();
        foreach (var measure in measures)
        {
            states.Add(KeyMeasureParts.WhyNot(measure, filters) is null
                ? await AskAsync(measure, filters, days, token => parts.StateAsync(measure, filters, days, token), cancellationToken)
                : new KeyMeasureState(measure with { Filters = [.. measure.Filters, .. filters], Thresholds = [], Target = null }, [], null, null, null));
        }

        return states;
    }

    /// <summary>A measure's values in the part from a day on; none where it has no value for it.</summary>
    /// <exception cref="QueryException">As for <see cref="StatesAsync"/>.</exception>
    public Task<IReadOnlyList<KeyMeasurePoint>> HistoryAsync(
        KeyMeasure measure, IReadOnlyList<Filter> filters, KeyMeasureGrain grain, DateOnly from, CancellationToken cancellationToken = default) =>
        KeyMeasureParts.WhyNot(measure, filters) is not null
            ? Task.FromResult<IReadOnlyList<KeyMeasurePoint>>([])
            : AskAsync(measure, filters, (grain, from), token => parts.HistoryAsync(measure, filters, grain, from, token), cancellationToken);

    // A query is equal by the content of its filters. What streams as events raises no version of the lines.
    private Task<T> AskAsync<T>(KeyMeasure measure, IReadOnlyList<Filter> filters, object more, Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken) =>
        answers.SharedAsync(
            ("key measure", measure.Key, measure.Version, KeyMeasureParts.CountsKnownVisits(measure) ? logs.Version : 0, new AnalyticsQuery { Measures = [], Filters = filters }, more),
            measure.Filters.Concat(filters).Any(static f => DimensionCatalog.Of(f.Dimension).IsLabel) || measure.Source == KeyMeasureSource.ChurnRiskShare,
            ask,
            cancellationToken);
}
