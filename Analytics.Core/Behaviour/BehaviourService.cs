using Analytics.Core.Queries.Events;

namespace Analytics.Core.Behaviour;

/// <summary>
/// Says what single persons do. What is learned of everybody is kept, and learned anew when events have changed and it is ten minutes old; a person's own
/// figures are always of the newest events. A singleton; safe for concurrent use.
/// </summary>
/// <param name="logs">The events.</param>
/// <param name="clock">The clock.</param>
public sealed class BehaviourService(IEventLogs logs, TimeProvider clock)
{
    private const int Most = 8;
    private const string Category = "category";

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private Task<BehaviourModel>? _model;
    private DateTimeOffset _learnedAt;

    /// <summary>The profile of a customer or visitor, by the id that events name them by; null when there is no event of theirs.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<BehaviourProfile?> FindAsync(string id, CancellationToken cancellationToken = default)
    {
        if (logs.EventCount == 0)
        {
            return null;
        }

        var found = await Task.Run(
            () =>
            {
                if (logs.Find(id) is not { } key)
                {
                    return null;
                }

                var log = logs.Hold(cancellationToken);
                return log.PlaceOf(key) is { } person ? new { Log = log, Person = person } : null;
            },
            cancellationToken);
        if (found is null)
        {
            return null;
        }

        var model = await ModelAsync(found.Log).WaitAsync(cancellationToken);
        return await Task.Run(() => Make(found.Log, found.Person, model), cancellationToken);
    }

    // Shared by all who wait; nobody's leaving stops it, for the next one wants it too.
    private Task<BehaviourModel> ModelAsync(EventLog log)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var isOld = _model is null || _model.IsFaulted
                || (_model.IsCompletedSuccessfully && _model.Result.Version != log.Version && (now - _learnedAt > Kept || _model.Result.People == 0));
            if (isOld)
            {
                _model = Task.Run(() => BehaviourModel.Fit(log));
                _learnedAt = now;
            }

            return _model!;
        }
    }

    private static BehaviourProfile Make(EventLog log, int person, BehaviourModel model)
    {
        var facts = new BehaviourScan(log).Of(person, int.MaxValue);
        var hours = new int[168];
        var undated = 0;
        for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
        {
            if (log.AllTimes[place] is var time && time == EventLog.Undated)
            {
                undated++;
            }
            else
            {
                hours[log.HourOfWeek(time)]++;
            }
        }

        var (score, parts) = model.EngagementOf(facts);
        return new BehaviourProfile
        {
            Facts = facts,
            Undated = undated,
            FirstAt = facts.Events > 0 ? DateTimeOffset.FromUnixTimeSeconds(log.BaseSeconds + facts.FirstTime) : null,
            LastAt = facts.Events > 0 ? DateTimeOffset.FromUnixTimeSeconds(log.BaseSeconds + facts.LastTime) : null,
            Engagement = score,
            Parts = parts,
            Hours = hours,
            Events = Count(log, person, EventTrait.Name),
            Categories = Count(log, person, new EventTrait(EventField.Property, Category)),
            Pages = Count(log, person, new EventTrait(EventField.Page)),
            Devices = Count(log, person, new EventTrait(EventField.Device)),
            Channels = Count(log, person, new EventTrait(EventField.Channel)),
            Persona = model.PersonaOf(facts),
            Conversion = model.ConversionOf(facts),
            People = model.People,
            AsOf = model.AsOf,
            TimeZoneId = log.TimeZoneId,
            EventVersion = log.Version,
        };
    }

    private static BehaviourCount[] Count(EventLog log, int person, EventTrait trait)
    {
        var column = log.Column(trait);
        var counts = new Dictionary<int, int>();
        for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
        {
            if (column.CodeAt(place, person) is > 0 and var code)
            {
                counts[code] = counts.GetValueOrDefault(code) + 1;
            }
        }

        var all = counts.Values.Sum();
        return
        [
            .. counts.OrderByDescending(static c => c.Value).ThenBy(c => column.Names[c.Key], StringComparer.Ordinal).Take(Most)
                .Select(c => new BehaviourCount(column.Names[c.Key], c.Value, (double)c.Value / all)),
        ];
    }
}
