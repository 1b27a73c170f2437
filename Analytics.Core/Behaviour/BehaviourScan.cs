using Analytics.Core.Funnels;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Behaviour;

/// <summary>Counts what persons did before a time. Holds buffers: one for each thread.</summary>
/// <param name="log">The events.</param>
internal sealed class BehaviourScan(EventLog log)
{
    /// <summary>A pause longer than this ends a session, in seconds.</summary>
    public const int Pause = 1_800;

    private readonly EventColumn _names = log.Column(EventTrait.Name);
    private readonly bool[] _converts = Converting(log);
    private readonly int[] _seen = new int[log.Column(EventTrait.Name).Names.Count];
    private int _stamp;

    /// <summary>Which names of events are a conversion: those of the last step of the payment funnel that is there from the start.</summary>
    public static bool[] Converting(EventLog log)
    {
        var condition = FunnelPresets.Payment.Steps[^1].Conditions[0];
        return [.. log.Column(EventTrait.Name).Names.Select(condition.Holds)];
    }

    /// <summary>What a person did.</summary>
    /// <param name="person">The person's place in the log.</param>
    /// <param name="until">The time before which events count.</param>
    public BehaviourFacts Of(int person, int until)
    {
        _stamp++;
        var (events, sessions, days, kinds, conversions, active) = (0, 0, 0, 0, 0, 0L);
        var (first, last, day, converted) = (0, 0, int.MinValue, false);
        for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
        {
            var time = log.AllTimes[place];
            if (time == EventLog.Undated || time >= until)
            {
                continue;
            }

            if (events == 0 || time - last > Pause)
            {
                sessions++;
                converted = false;
                first = events == 0 ? time : first;
            }
            else
            {
                active += time - last;
            }

            var name = _names.CodeAt(place, person);
            if (_seen[name] != _stamp)
            {
                _seen[name] = _stamp;
                kinds++;
            }

            if (_converts[name] && !converted)
            {
                converted = true;
                conversions++;
            }

            var today = log.DayNumber(time);
            days += today == day ? 0 : 1;
            (day, last) = (today, time);
            events++;
        }

        return new BehaviourFacts(events, sessions, days, kinds, conversions, active, first, last);
    }

    /// <summary>Whether a person converted from a time on, before another.</summary>
    public bool Converts(int person, int from, int until)
    {
        for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
        {
            var time = log.AllTimes[place];
            if (time >= from && time < until && time != EventLog.Undated && _converts[_names.CodeAt(place, person)])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What everybody did before a time, by place in the log; on all cores.</summary>
    public static BehaviourFacts[] All(EventLog log, int until, CancellationToken cancellationToken)
    {
        const int parts = 64;
        var facts = new BehaviourFacts[log.PersonCount];
        var bounds = log.Split(parts);
        Parallel.For(0, parts, new ParallelOptions { CancellationToken = cancellationToken }, () => new BehaviourScan(log), (part, _, scan) =>
        {
            for (var person = bounds[part]; person < bounds[part + 1]; person++)
            {
                facts[person] = scan.Of(person, until);
            }

            return scan;
        }, static _ => { });
        return facts;
    }
}
