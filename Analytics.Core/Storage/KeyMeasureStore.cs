using Analytics.Core.Domain;
using Analytics.Core.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace Analytics.Core.Storage;

/// <summary>Keeps what key measures were, day by day and hour by hour. A singleton.</summary>
public sealed class KeyMeasureStore
{
    /// <summary>How long values by hour are kept; those by day are kept for good.</summary>
    public static readonly TimeSpan HoursKept = TimeSpan.FromDays(60);

    private static readonly DateTime Zero = DateTime.UnixEpoch;

    private readonly ContextStore _store;
    private readonly TimeProvider _time;

    internal KeyMeasureStore(ContextStore store, TimeProvider time)
    {
        _store = store;
        _time = time;
    }

    /// <summary>The values of one measure, the earliest first.</summary>
    /// <param name="key">The measure.</param>
    /// <param name="byHour">By hour instead of by day.</param>
    /// <param name="from">The first day or hour, in the shop's zone.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public Task<IReadOnlyList<StoredKeyValue>> ReadAsync(string key, bool byHour, DateTime from, CancellationToken cancellationToken = default) =>
        _store.ReadAsync<IReadOnlyList<StoredKeyValue>>(async context =>
        {
            var (grain, first) = (byHour ? 1 : 0, Slot(from));
            var rows = await context.KeyMeasureValues.AsNoTracking()
                .Where(v => v.MeasureKey == key && v.Grain == grain && v.Slot >= first)
                .OrderBy(static v => v.Slot)
                .ToListAsync(cancellationToken);
            return [.. rows.Select(static v => new StoredKeyValue(Zero.AddHours(v.Slot), new Money(v.NumeratorUnits).Amount, new Money(v.DenominatorUnits).Amount))];
        });

    /// <summary>Writes values over those of the same days or hours; others stay.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task WriteAsync(string key, bool byHour, IReadOnlyCollection<StoredKeyValue> values, CancellationToken cancellationToken = default) =>
        values.Count == 0 ? Task.CompletedTask : _store.WriteAsync(
            async context =>
            {
                var (grain, now) = (byHour ? 1 : 0, _time.GetUtcNow());
                var (first, last) = (values.Min(static v => Slot(v.At)), values.Max(static v => Slot(v.At)));
                if (byHour)
                {
                    var limit = last - (int)HoursKept.TotalHours;
                    await context.KeyMeasureValues.Where(v => v.MeasureKey == key && v.Grain == grain && v.Slot < limit).ExecuteDeleteAsync(cancellationToken);
                }

                var known = await context.KeyMeasureValues
                    .Where(v => v.MeasureKey == key && v.Grain == grain && v.Slot >= first && v.Slot <= last)
                    .ToDictionaryAsync(static v => v.Slot, cancellationToken);
                foreach (var value in values)
                {
                    var slot = Slot(value.At);
                    if (!known.TryGetValue(slot, out var record))
                    {
                        record = new KeyMeasureValueRecord { MeasureKey = key, Grain = grain, Slot = slot, ComputedAt = now };
                        known.Add(slot, record);
                        context.KeyMeasureValues.Add(record);
                    }

                    var (numerator, denominator) = (Money.FromDecimal(value.Numerator).Units, Money.FromDecimal(value.Denominator).Units);
                    if ((record.NumeratorUnits, record.DenominatorUnits) != (numerator, denominator))
                    {
                        (record.NumeratorUnits, record.DenominatorUnits, record.ComputedAt) = (numerator, denominator, now);
                    }
                }

                return 0;
            },
            cancellationToken);

    /// <summary>Removes values of other days: data that is no more has no figures.</summary>
    /// <param name="first">The first day that stays, in the shop's zone.</param>
    /// <param name="last">The last day that stays.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task KeepAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(
            context =>
            {
                var (from, until) = (Slot(first.ToDateTime(default)), Slot(last.ToDateTime(default)) + 24);
                return context.KeyMeasureValues.Where(v => v.Slot < from || v.Slot >= until).ExecuteDeleteAsync(cancellationToken);
            },
            cancellationToken);

    /// <summary>Removes all values of a measure.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    public Task RemoveAsync(string key, CancellationToken cancellationToken = default) =>
        _store.WriteAsync(context => context.KeyMeasureValues.Where(v => v.MeasureKey == key).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private static int Slot(DateTime at) => (int)Math.Floor((at - Zero).TotalHours);
}
