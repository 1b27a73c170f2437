using Analytics.Core.Domain;
using Analytics.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Keeps insights, one a key, with what people decided about them. Knows nothing of what they say. A singleton.</summary>
public sealed class InsightStore
{
    /// <summary>How long an insight is kept after it was last found.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    private readonly ContextStore _store;
    private readonly TimeProvider _time;

    internal InsightStore(ContextStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>All that are kept, the most money first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredInsight>> ListAsync(CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<StoredInsight>>(async context =>
            [.. (await context.Insights.AsNoTracking().OrderByDescending(static i => i.MoneyUnits).ThenBy(static i => i.Key).ToListAsync(cancellationToken)).Select(Of)]);

    /// <summary>
    /// Takes up what a look found: what is known by its key is renewed and keeps what was decided about it, the rest is new, and what was not
    /// found is no longer current. <see cref="StoredInsight.Id"/>, dates and status of <paramref name="found"/> are not read.
    /// </summary>
    /// <returns>How many are new.</returns>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task<int> MergeAsync(IReadOnlyCollection<StoredInsight> found, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            async context =>
            {
                var now = _time.GetUtcNow();
                var limit = now - Kept;
                await context.Insights.Where(i => i.LastSeenAt < limit).ExecuteDeleteAsync(cancellationToken);
                var known = await context.Insights.ToDictionaryAsync(static i => i.Key, StringComparer.Ordinal, cancellationToken);
                foreach (var record in known.Values)
                {
                    record.IsCurrent = false;
                }

                var added = 0;
                foreach (var insight in found)
                {
                    if (!known.TryGetValue(insight.Key, out var record))
                    {
                        record = new InsightRecord { Key = insight.Key, Kind = insight.Kind, BodyJson = insight.BodyJson, FirstSeenAt = now };
                        known.Add(insight.Key, record);
                        context.Insights.Add(record);
                        added++;
                    }

                    (record.IsCurrent, record.LastSeenAt, record.MoneyUnits, record.BodyJson) = (true, now, insight.Money.Units, insight.BodyJson);
                }

                return added;
            },
            cancellationToken);

    /// <summary>Writes down what somebody decided.</summary>
    /// <returns>The insight as it is now.</returns>
    /// <exception cref="StorageException">There is none (<see cref="StorageProblem.NotFound"/>), or it could not be written.</exception>
    public Task<StoredInsight> DecideAsync(string actor, int id, InsightStatus status, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        return _store.WriteAsync(
            async context =>
            {
                var record = await context.Insights.SingleOrDefaultAsync(i => i.Id == id, cancellationToken)
                    ?? throw new StorageException(StorageProblem.NotFound, "There is no such insight: it may have been removed.");
                (record.Status, record.ChangedBy, record.ChangedAt) = (status, actor, _time.GetUtcNow());
                return Of(record);
            },
            cancellationToken);
    }

    private static StoredInsight Of(InsightRecord record) => new(
        record.Id,
        record.Key,
        record.Kind,
        new Money(record.MoneyUnits),
        record.BodyJson,
        record.Status,
        record.FirstSeenAt,
        record.LastSeenAt,
        record.IsCurrent,
        record.ChangedBy,
        record.ChangedAt);
}
