using Analytics.Core.Domain;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Marketing.Attribution;

/// <summary>
/// Reads touch paths from events. A touch is a visit by a channel: events of one channel in a row with pauses of at most half an hour are one touch, dated by
/// the first. A journey ends with a conversion, or without one when nothing is touched for <see cref="JourneyQuery.LookbackDays"/> or the events end. Events
/// that nothing dates have no order, so they are no part of a journey.
/// </summary>
public static class JourneyReader
{
    /// <summary>Beyond so many different paths with times, times are averaged for each sequence of channels.</summary>
    internal const int MostTimed = 5_000;

    private const int Pause = 1_800;
    private const int Day = 86_400;

    // A longer journey keeps its latest touches.
    private const int MostTouches = 50;

    /// <summary>Reads them.</summary>
    /// <param name="log">The events.</param>
    /// <param name="query">What converts, how far back touches count.</param>
    /// <param name="keeps">Whose journeys count, by the customer's key, 0 for who is not known; null for everybody's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="Analytics.Core.Queries.QueryException">The question makes no sense; it names the field.</exception>
    public static JourneySet Read(EventLog log, JourneyQuery query, Func<int, bool>? keeps = null, CancellationToken cancellationToken = default)
    {
        query.Check();
        var names = log.Column(EventTrait.Name);
        var channels = log.Column(new EventTrait(EventField.Channel));
        bool[] converts = [.. names.Names.Select(n => query.Conversions.Contains(n, StringComparer.Ordinal))];
        var sums = new Sums(log.TimesOf(query.Period), query.LookbackDays * Day);
        for (var person = 0; person < log.PersonCount; person++)
        {
            if (person % 4_096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (keeps is null || keeps(log.CustomerOf(person)))
            {
                Follow(log, person, names, channels, converts, sums);
            }
        }

        return sums.Make(channels.Names);
    }

    private static void Follow(EventLog log, int person, EventColumn names, EventColumn channels, bool[] converts, Sums sums)
    {
        List<(int Channel, int Time)> touches = [];
        var (channel, seen) = (0, EventLog.Undated);
        for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
        {
            var time = log.AllTimes[place];
            if (time == EventLog.Undated)
            {
                continue;
            }

            var code = channels.CodeAt(place, person);
            if (code > 0 && (code != channel || time - (long)seen > Pause))
            {
                if (touches.Count > 0 && time - (long)touches[^1].Time > sums.Lookback)
                {
                    sums.Lost(touches);
                    touches.Clear();
                }

                touches.Add((code, time));
            }

            // What goes on within half an hour is the same visit, through a conversion too.
            (channel, seen) = code > 0 ? (code, time) : (channel, seen);
            if (converts[names.CodeAt(place, person)])
            {
                sums.Won(touches, time, log.RevenueUnitsOf(place));
                touches.Clear();
            }
        }

        sums.Lost(touches);
    }

    private sealed class Sums((int From, int To) ends, int lookback)
    {
        private readonly Dictionary<string, Sum> _paths = new(StringComparer.Ordinal);
        private long _untouched;

        public int Lookback => lookback;

        public void Won(List<(int Channel, int Time)> touches, int time, long units)
        {
            if (time < ends.From || time > ends.To)
            {
                return;
            }

            var counted = touches.FindAll(t => time - (long)t.Time <= lookback);
            if (counted.Count == 0)
            {
                _untouched++;
                return;
            }

            var sum = Of(counted, time);
            (sum.Conversions, sum.Units) = (sum.Conversions + 1, sum.Units + Math.Max(0, units));
        }

        public void Lost(List<(int Channel, int Time)> touches)
        {
            if (touches.Count > 0 && touches[^1].Time >= ends.From && touches[^1].Time <= ends.To)
            {
                Of(touches, touches[^1].Time).Nulls++;
            }
        }

        public JourneySet Make(IReadOnlyList<string> names)
        {
            var isMany = _paths.Count > MostTimed;
            var groups = isMany
                ? _paths.GroupBy(static p => p.Key[..(p.Key.Length / 2)], StringComparer.Ordinal)
                : _paths.GroupBy(static p => p.Key, StringComparer.Ordinal);
            return new JourneySet([.. groups.OrderBy(static g => g.Key, StringComparer.Ordinal).Select(g => Path(g, names))], _untouched, isMany);
        }

        private static TouchPath Path(IEnumerable<KeyValuePair<string, Sum>> group, IReadOnlyList<string> names)
        {
            KeyValuePair<string, Sum>[] all = [.. group];
            var length = all[0].Key.Length / 2;
            var journeys = all.Sum(static p => p.Value.Conversions + p.Value.Nulls);
            var days = new double[length];
            foreach (var (key, sum) in all)
            {
                for (var i = 0; i < length; i++)
                {
                    days[i] += (double)key[length + i] * (sum.Conversions + sum.Nulls) / journeys;
                }
            }

            return new TouchPath(
                [.. all[0].Key[..length].Select(c => names[c])],
                all.Sum(static p => p.Value.Conversions),
                (double)new Money(all.Sum(static p => p.Value.Units)).Amount,
                all.Sum(static p => p.Value.Nulls),
                days);
        }

        // Channels first, then for each the whole days from the touch to the end.
        private Sum Of(List<(int Channel, int Time)> touches, int end)
        {
            var kept = touches.Count > MostTouches ? touches.GetRange(touches.Count - MostTouches, MostTouches) : touches;
            var key = string.Create(2 * kept.Count, (kept, end), static (span, state) =>
            {
                for (var i = 0; i < state.kept.Count; i++)
                {
                    span[i] = (char)state.kept[i].Channel;
                    span[state.kept.Count + i] = (char)(((long)state.end - state.kept[i].Time + (Day / 2)) / Day);
                }
            });
            if (!_paths.TryGetValue(key, out var sum))
            {
                _paths[key] = sum = new Sum();
            }

            return sum;
        }
    }

    private sealed class Sum
    {
        public long Conversions { get; set; }

        public long Nulls { get; set; }

        public long Units { get; set; }
    }
}
