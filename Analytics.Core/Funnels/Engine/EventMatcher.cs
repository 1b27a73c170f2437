using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Engine;

/// <summary>Says of events which steps and exclusions they can be: each column's codes allow some, and what all of them allow is left.</summary>
internal sealed class EventMatcher
{
    private const int FirstExclusion = AttemptFinder.MaxSteps;
    private const uint Counts = 1u << 30;

    private readonly List<(EventColumn Column, uint[] Allowed)> _columns = [];
    private readonly uint _stepBits;
    private readonly uint _exclusionBits;

    public EventMatcher(EventLog log, IReadOnlyList<FunnelStep> steps, IReadOnlyList<FunnelStep> exclusions, IReadOnlyList<FunnelCondition> filters)
    {
        _stepBits = (1u << steps.Count) - 1;
        _exclusionBits = ((1u << exclusions.Count) - 1) << FirstExclusion;
        var conditions = steps.SelectMany(static (step, i) => step.Conditions.Select(c => (Condition: c, Bit: 1u << i)))
            .Concat(exclusions.SelectMany(static (step, i) => step.Conditions.Select(c => (Condition: c, Bit: 1u << (FirstExclusion + i)))))
            .Concat(filters.Select(static c => (Condition: c, Bit: Counts)));
        foreach (var group in conditions.GroupBy(static c => c.Condition.Attribute))
        {
            var column = log.Column(group.Key);
            var allowed = new uint[column.Names.Count];
            Array.Fill(allowed, uint.MaxValue);
            foreach (var (condition, bit) in group)
            {
                for (var code = 0; code < allowed.Length; code++)
                {
                    if (!condition.Holds(column.Names[code]))
                    {
                        allowed[code] &= ~bit;
                    }
                }
            }

            _columns.Add((column, allowed));
        }
    }

    /// <summary>Writes what each event of some persons can be; 0 for those that are none, <paramref name="none"/> for those that do not count at all.</summary>
    /// <param name="log">The events.</param>
    /// <param name="fromPerson">The first person's place.</param>
    /// <param name="toPerson">One past the last person's place.</param>
    /// <param name="masks">Room for their events.</param>
    /// <param name="none">Written for events that the filters leave out.</param>
    public void Fill(EventLog log, int fromPerson, int toPerson, Span<uint> masks, uint none)
    {
        var first = log.StartOf(fromPerson);
        masks.Fill(uint.MaxValue);
        foreach (var (column, allowed) in _columns)
        {
            if (!column.IsOfPersons)
            {
                column.Restrict(first, masks, allowed);
                continue;
            }

            for (var person = fromPerson; person < toPerson; person++)
            {
                var mask = allowed[column.CodeAt(0, person)];
                foreach (ref var m in masks[(log.StartOf(person) - first)..(log.StartOf(person + 1) - first)])
                {
                    m &= mask;
                }
            }
        }

        for (var i = 0; i < masks.Length; i++)
        {
            var m = masks[i];
            masks[i] = (m & Counts) == 0 ? none : (m & _stepBits) | ((m & _exclusionBits) != 0 ? AttemptFinder.Exclusion : 0);
        }
    }
}
