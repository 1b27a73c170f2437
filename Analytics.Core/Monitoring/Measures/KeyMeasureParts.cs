using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>
/// Key measures of a part of the shop: the same questions as those of the whole (<see cref="IKeyMeasures"/>) with further filters, asked when somebody looks.
/// Nothing of it is stored or judged: thresholds and targets are of the whole shop, and no answer bears them. A singleton, safe for concurrent use.
/// </summary>
public sealed class KeyMeasureParts
{
    /// <summary>How far values of several days lie apart where only their course is wanted.</summary>
    public const int SparseDays = 5;

    private readonly KeyMeasureReader _reader;
    private readonly Func<ShopSettings> _shop;
    private readonly TimeProvider _time;

    internal KeyMeasureParts(KeyMeasureReader reader, Func<ShopSettings> shop, TimeProvider time) => (_reader, _shop, _time) = (reader, shop, time);

    /// <summary>Why a measure has no value for the part that these filters leave, in a sentence for readers; null where it has one.</summary>
    public static string? WhyNot(KeyMeasure measure, IReadOnlyList<Filter> filters)
    {
        return measure.Source switch
        {
            _ when EventMeasures.Knows(measure.Source) => Beyond(CustomerList.Filterable) is { } other ? $"Counted by visit: it can be kept to segments and tiers, not by {other}." : null,
            KeyMeasureSource.ChurnRiskShare => Beyond(CustomerList.Filterable) is { } other ? $"Counted by customer: it can be kept to segments and tiers, not by {other}." : null,
            KeyMeasureSource.Satisfaction => Beyond(VoiceQuery.Filterable) is { } other ? $"Counted by review: it can be kept to products, segments and tiers, not by {other}." : null,
            _ => null,
        };

        string? Beyond(IReadOnlyList<Dimension> known) =>
            filters.FirstOrDefault(filter => !known.Contains(filter.Dimension)) is { } filter ? DimensionCatalog.Of(filter.Dimension).Label.ToLowerInvariant() : null;
    }

    /// <summary>
    /// Whether it counts events: then those of customers who are known by name alone are a part's. Who buys makes themselves known, so a part's rates of
    /// buying lie above everybody's and are held against those of other parts only.
    /// </summary>
    public static bool CountsKnownVisits(KeyMeasure measure) => EventMeasures.Knows(measure.Source);

    /// <summary>Where a measure stands in the part, with the course of its last days: of each day, or of every fifth where a value covers several.</summary>
    /// <param name="measure">The measure, as the shop has it.</param>
    /// <param name="filters">Which lines count, beside the measure's own filters.</param>
    /// <param name="days">How many days of values.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>A state whose measure has no threshold and no target, and both filters.</returns>
    /// <exception cref="ArgumentException">It has no value for this part (<see cref="WhyNot"/>).</exception>
    /// <exception cref="QueryException">A filter names a segment that there is not, or labels that nobody knows yet.</exception>
    public async Task<KeyMeasureState> StateAsync(KeyMeasure measure, IReadOnlyList<Filter> filters, int days, CancellationToken cancellationToken = default)
    {
        var part = Of(measure, filters);
        if (!KeyMeasureReader.IsWindowed(part))
        {
            var all = await _reader.DaysAsync(part, cancellationToken);
            return State(part, [.. all.TakeLast(days)], all.Count == 0 ? null : ThresholdJudge.Comparison(all, part.WindowDays, all.Count - 1));
        }

        if (_reader.LastDay is not { } last)
        {
            return State(part, [], null);
        }

        var before = part.WindowDays == KeyMeasure.MonthToDate ? last.AddMonths(-1) : last.AddDays(-part.WindowDays);
        DateOnly[] wanted = [.. Enumerable.Range(0, (days + SparseDays - 1) / SparseDays).Select(i => last.AddDays(-SparseDays * i)).Reverse()];
        var points = await _reader.WindowsAsync(part, wanted.Append(before).Distinct().Order(), cancellationToken);
        return State(part, [.. points.Where(point => wanted.Contains(point.Day))], points.Where(point => point.Day == before).Select(static point => point.Value.Value).FirstOrDefault());
    }

    /// <summary>The part's values from a day on: of each day, or of each whole hour of the last eight days. Of values over several days, at most the last 98.</summary>
    /// <exception cref="ArgumentException">As for <see cref="StateAsync"/>.</exception>
    /// <exception cref="QueryException">As for <see cref="StateAsync"/>.</exception>
    public async Task<IReadOnlyList<KeyMeasurePoint>> HistoryAsync(
        KeyMeasure measure, IReadOnlyList<Filter> filters, KeyMeasureGrain grain, DateOnly from, CancellationToken cancellationToken = default)
    {
        var part = Of(measure, filters);
        var points = grain == KeyMeasureGrain.Hour
            ? await _reader.HoursAsync(part, TimeZoneInfo.ConvertTime(_time.GetUtcNow(), _shop().TimeZone).DateTime, cancellationToken)
            : await _reader.DaysAsync(part, cancellationToken);
        return [.. points.Where(point => point.Day >= from)];
    }

    private static KeyMeasure Of(KeyMeasure measure, IReadOnlyList<Filter> filters) => WhyNot(measure, filters) is { } reason
        ? throw new ArgumentException(reason, nameof(measure))
        : measure with { Filters = [.. measure.Filters, .. filters], Thresholds = [], Target = null };

    private KeyMeasureState State(KeyMeasure part, IReadOnlyList<KeyMeasurePoint> points, decimal? before) => new(part, points, before, null, _time.GetUtcNow());
}
