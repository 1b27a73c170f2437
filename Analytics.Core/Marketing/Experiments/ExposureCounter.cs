using Analytics.Core.Queries.Events;

namespace Analytics.Core.Marketing.Experiments;

/// <summary>
/// Counts an experiment over the events. A user belongs to the side that was shown first; who was shown the other side too is left out. A user converts with an
/// event of the conversion's name at or after that first exposure and within the window. Each user counts once.
/// </summary>
public static class ExposureCounter
{
    private const long Day = 86_400;

    /// <summary>Counts it.</summary>
    /// <param name="log">The events.</param>
    /// <param name="query">How sides and conversions are told.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Analytics.Core.Queries.QueryException">The question makes no sense; it names the field.</exception>
    public static ExposureCounts Count(EventLog log, ExposureQuery query, CancellationToken cancellationToken = default)
    {
        query.Check();
        var scan = new Scan(log, query);
        for (var person = 0; person < log.PersonCount; person++)
        {
            if (person % 4_096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            scan.Add(person);
        }

        return scan.Make(query);
    }

    private sealed class Scan
    {
        private readonly EventLog _log;
        private readonly EventColumn _names;
        private readonly EventColumn _sides;
        private readonly int _control;
        private readonly int _variant;
        private readonly int? _exposure;
        private readonly int[] _wanted;
        private readonly bool[] _done;
        private readonly int _from;
        private readonly int _to;
        private readonly long _window;
        private readonly long _last;
        private readonly long[] _users = new long[2];
        private readonly long[,] _counts;
        private long _both;
        private long _young;

        public Scan(EventLog log, ExposureQuery query)
        {
            (_log, _names, _sides) = (log, log.Column(EventTrait.Name), log.Column(query.Trait));
            (_control, _variant) = (CodeOf(_sides, query.Control), CodeOf(_sides, query.Variant));
            _exposure = query.Exposure is { Length: > 0 } shown ? CodeOf(_names, shown) : null;
            _wanted = [CodeOf(_names, query.Conversion), .. query.Guardrails.Select(g => CodeOf(_names, g.Event))];
            _done = new bool[_wanted.Length];
            _counts = new long[2, _wanted.Length];
            (_from, _to) = log.TimesOf(query.Period);
            _window = query.WindowDays * Day;
            _last = log.LastSeconds - log.BaseSeconds ?? long.MinValue;
        }

        public void Add(int person)
        {
            var (side, start, sawBoth) = FirstExposure(person);
            if (side < 0 || _log.AllTimes[start] < _from || _log.AllTimes[start] > _to)
            {
                return;
            }

            if (sawBoth)
            {
                _both++;
                return;
            }

            _users[side]++;
            long at = _log.AllTimes[start];
            _young += at != EventLog.Undated && at + _window > _last ? 1 : 0;
            Array.Clear(_done);

            // Events at one instant have no order: all of the exposure's instant count.
            while (start > _log.StartOf(person) && _log.AllTimes[start - 1] == at)
            {
                start--;
            }

            for (var place = start; place < _log.StartOf(person + 1) && _log.AllTimes[place] - at <= _window; place++)
            {
                var name = _names.CodeAt(place, person);
                for (var i = 0; i < _wanted.Length; i++)
                {
                    if (name == _wanted[i] && !_done[i])
                    {
                        _done[i] = true;
                        _counts[side, i]++;
                    }
                }
            }
        }

        public ExposureCounts Make(ExposureQuery query) => new(
            new Variant(_counts[0, 0], _users[0]),
            new Variant(_counts[1, 0], _users[1]),
            [.. query.Guardrails.Select((g, i) => new Guardrail(g.Event, new Variant(_counts[0, i + 1], _users[0]), new Variant(_counts[1, i + 1], _users[1]), g.IsHighGood, g.Margin))],
            _both,
            _young);

        // −1 for a value that no event has: nobody is of it.
        private static int CodeOf(EventColumn column, string value)
        {
            for (var code = 1; code < column.Names.Count; code++)
            {
                if (string.Equals(column.Names[code], value, StringComparison.Ordinal))
                {
                    return code;
                }
            }

            return -1;
        }

        private (int Side, int Place, bool SawBoth) FirstExposure(int person)
        {
            var (side, start) = (-1, 0);
            for (var place = _log.StartOf(person); place < _log.StartOf(person + 1); place++)
            {
                var code = _sides.CodeAt(place, person);
                var shown = code == 0 ? -1 : code == _control ? 0 : code == _variant ? 1 : -1;
                if (shown < 0 || (_exposure is { } only && _names.CodeAt(place, person) != only))
                {
                    continue;
                }

                if (side >= 0 && shown != side)
                {
                    return (side, start, true);
                }

                (side, start) = side < 0 ? (shown, place) : (side, start);
            }

            return (side, start, false);
        }
    }
}
