using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Engine;

/// <summary>One pass over the persons of a log.</summary>
/// <param name="query">The question.</param>
/// <param name="log">The events.</param>
/// <param name="matcher">Which events are which steps.</param>
/// <param name="parts">Which part an attempt belongs to.</param>
/// <param name="levels">Where each person's level is written.</param>
/// <param name="from">The first time at which an attempt may begin.</param>
/// <param name="to">The last one.</param>
/// <param name="days">The days with room in the tally; null for none.</param>
internal sealed class FunnelScan(
    FunnelQuery query, EventLog log, EventMatcher matcher, PartCodes parts, byte[] levels, int from, int to, Period? days)
{
    /// <summary>An empty tally.</summary>
    public FunnelTally NewTally() => new(query.Steps.Count, parts.Count, days?.Days ?? 0);

    /// <summary>One thread's buffers.</summary>
    internal sealed class Worker
    {
        // Written for events that filters leave out: no step has this bit.
        private const uint Absent = 1u << 29;
        private const int PersonsAtOnce = 1_024;

        private readonly FunnelScan _scan;
        private readonly AttemptFinder _finder;
        private readonly bool _needsAll;
        private readonly int _firstDay;
        private uint[] _masks = [];
        private int[] _times = [];
        private int[] _places = [];
        private uint[] _kept = [];

        public Worker(FunnelScan scan)
        {
            _scan = scan;
            _finder = AttemptFinder.Of(scan.Query.Order, scan.Query.Steps.Count, (long?)scan.Query.Window?.TotalSeconds, scan.To);
            _needsAll = scan.Query.Order == FunnelOrder.Strict;
            _firstDay = scan.Days?.From.DayNumber ?? 0;
            Tally = scan.NewTally();
        }

        /// <summary>What was counted.</summary>
        public FunnelTally Tally { get; }

        /// <summary>Counts the persons between two places.</summary>
        public void Count(int fromPerson, int toPerson, CancellationToken cancellationToken)
        {
            for (var person = fromPerson; person < toPerson; person += PersonsAtOnce)
            {
                cancellationToken.ThrowIfCancellationRequested();
                CountSome(person, Math.Min(person + PersonsAtOnce, toPerson));
            }
        }

        private void CountSome(int fromPerson, int toPerson)
        {
            var log = _scan.Log;
            var first = log.StartOf(fromPerson);
            var count = log.StartOf(toPerson) - first;
            if (_masks.Length < count)
            {
                var room = Math.Max(count, 16_384);
                (_masks, _times, _places, _kept) = (new uint[room], new int[room], new int[room], new uint[room]);
            }

            var masks = _masks.AsSpan(0, count);
            _scan.Matcher.Fill(log, fromPerson, toPerson, masks, Absent);
            for (var person = fromPerson; person < toPerson; person++)
            {
                var start = log.StartOf(person);
                Look(person, start, masks[(start - first)..(log.StartOf(person + 1) - first)]);
            }
        }

        private void Look(int person, int start, ReadOnlySpan<uint> masks)
        {
            var times = _scan.Log.AllTimes.Slice(start, masks.Length);
            var (count, all) = (0, 0u);
            for (var i = 0; i < masks.Length; i++)
            {
                var mask = masks[i];
                if ((mask == 0 && !_needsAll) || mask == Absent || times[i] < _scan.From)
                {
                    continue;
                }

                all |= mask;
                _kept[count] = mask;
                _times[count] = times[i];
                _places[count++] = start + i;
            }

            if ((all & 1) == 0 || _finder.Find(_times.AsSpan(0, count), _kept.AsSpan(0, count)) == 0)
            {
                return;
            }

            var best = _finder.Best;
            _scan.Levels[person] = (byte)best.Level;
            var place = _places[best.FirstEvent];
            Tally.Add(best, _scan.Parts.Of(place, person, _scan.Log.AllTimes[place]));
            if (best.Start == EventLog.Undated)
            {
                Tally.Undated++;
                return;
            }

            Tally.AddTimes(best);
            var (hour, day) = (_scan.Log.HourOfWeek(best.Start), _scan.Log.DayNumber(best.Start) - _firstDay);
            Tally.EnteredByHour[hour]++;
            Tally.EnteredByDay[day]++;
            if (best.Level == _scan.Query.Steps.Count)
            {
                Tally.ConvertedByHour[hour]++;
                Tally.ConvertedByDay[day]++;
            }
        }
    }

    private FunnelQuery Query => query;

    private EventLog Log => log;

    private EventMatcher Matcher => matcher;

    private PartCodes Parts => parts;

    private byte[] Levels => levels;

    private int From => from;

    private int To => to;

    private Period? Days => days;
}
