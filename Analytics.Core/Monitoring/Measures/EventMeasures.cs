using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Monitoring;

/// <summary>
/// Key measures that come from events, by the documented names of events; names are compared without regard to case. A visit ends with a pause
/// of more than 30 minutes and counts for the day on which it began.
/// </summary>
internal sealed class EventMeasures(IEventLogs logs)
{
    private const int Pause = 1_800;
    private const decimal SecondsAMinute = 60;

    /// <summary>What each measure counts: good and bad ends.</summary>
    private static readonly Dictionary<KeyMeasureSource, (string[] Well, string[] Badly)> Names = new()
    {
        [KeyMeasureSource.PaymentFailureRate] = (KeyMeasureEvents.PaymentCompleted, KeyMeasureEvents.PaymentFailed),
        [KeyMeasureSource.VerificationFailureRate] = (KeyMeasureEvents.VerificationCompleted, KeyMeasureEvents.VerificationFailed),
    };

    /// <summary>Whether a measure comes from events.</summary>
    public static bool Knows(KeyMeasureSource source) =>
        source is KeyMeasureSource.SessionLength or KeyMeasureSource.Conversion || Names.ContainsKey(source);

    /// <summary>The values by day from <paramref name="first"/> to <paramref name="last"/>, no day missing; empty where no event speaks of it.</summary>
    /// <param name="measure">Which.</param>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="keeps">Whose events count, by the customer's key, 0 for who is not known; null for everybody's.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<KeyMeasurePoint> Days(KeyMeasure measure, DateOnly first, DateOnly last, Func<int, bool>? keeps, CancellationToken cancellationToken)
    {
        if (logs.Span is not { } span || span.From > last)
        {
            return [];
        }

        // What lies before the first event is not known.
        var from = span.From > first.AddDays(1 - measure.WindowDays) ? span.From : first.AddDays(1 - measure.WindowDays);
        var (numerators, denominators) = (new decimal[last.DayNumber - from.DayNumber + 1], new decimal[last.DayNumber - from.DayNumber + 1]);
        var log = logs.Hold(cancellationToken);
        var isKnown = Names.TryGetValue(measure.Source, out var names)
            ? CountEnds(log, keeps, names.Well, names.Badly, from, numerators, denominators, cancellationToken)
            : CountVisits(log, keeps, measure.Source, from, numerators, denominators, cancellationToken);
        return isKnown ? Windows(measure.WindowDays, from, numerators, denominators) : [];
    }

    // Sums over windows: a visit or a try lies on one day, so days add up.
    private static List<KeyMeasurePoint> Windows(int days, DateOnly from, decimal[] numerators, decimal[] denominators)
    {
        var points = new List<KeyMeasurePoint>(numerators.Length);
        var (above, below) = (0m, 0m);
        for (var i = 0; i < numerators.Length; i++)
        {
            (above, below) = (above + numerators[i], below + denominators[i]);
            if (i >= days)
            {
                (above, below) = (above - numerators[i - days], below - denominators[i - days]);
            }

            if (i >= days - 1)
            {
                points.Add(new KeyMeasurePoint(from.AddDays(i).ToDateTime(default), new MeasureValue(above, below)));
            }
        }

        return points;
    }

    private static bool CountEnds(
        EventLog log, Func<int, bool>? keeps, string[] well, string[] badly, DateOnly from, decimal[] failed, decimal[] all, CancellationToken cancellationToken)
    {
        var column = log.Column(EventTrait.Name);
        bool[] isWell = [.. column.Names.Select(name => well.Contains(name, StringComparer.OrdinalIgnoreCase))];
        bool[] isBad = [.. column.Names.Select(name => badly.Contains(name, StringComparer.OrdinalIgnoreCase))];
        if (!Array.Exists(isBad, static yes => yes))
        {
            // A shop that does not say what fails has no rate of failures, least of all one of 0.
            return false;
        }

        for (var person = 0; person < log.PersonCount; person++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (keeps is not null && !keeps(log.CustomerOf(person)))
            {
                continue;
            }

            for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
            {
                var code = column.CodeAt(place, person);
                if ((isWell[code] || isBad[code]) && DayOf(log, log.AllTimes[place], from, all.Length) is { } day)
                {
                    all[day]++;
                    failed[day] += isBad[code] ? 1 : 0;
                }
            }
        }

        return true;
    }

    private static bool CountVisits(
        EventLog log, Func<int, bool>? keeps, KeyMeasureSource source, DateOnly from, decimal[] numerators, decimal[] visits, CancellationToken cancellationToken)
    {
        var column = log.Column(EventTrait.Name);
        bool[] converts = [.. column.Names.Select(static name => FunnelPresets.Payment.Steps[^1].Conditions[0].Holds(name))];
        var isConversion = source == KeyMeasureSource.Conversion;
        if (isConversion && !Array.Exists(converts, static yes => yes))
        {
            return false;
        }

        for (var person = 0; person < log.PersonCount; person++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (keeps is not null && !keeps(log.CustomerOf(person)))
            {
                continue;
            }

            var (begun, last, converted) = (EventLog.Undated, EventLog.Undated, false);
            for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
            {
                var time = log.AllTimes[place];
                if (time == EventLog.Undated)
                {
                    continue;
                }

                if (begun == EventLog.Undated || time - last > Pause)
                {
                    End(begun, last, converted);
                    (begun, converted) = (time, false);
                }

                (last, converted) = (time, converted || converts[column.CodeAt(place, person)]);
            }

            End(begun, last, converted);
        }

        return true;

        void End(int begun, int last, bool converted)
        {
            if (begun != EventLog.Undated && DayOf(log, begun, from, visits.Length) is { } day)
            {
                visits[day]++;
                numerators[day] += isConversion ? (converted ? 1 : 0) : (last - begun) / SecondsAMinute;
            }
        }
    }

    private static int? DayOf(EventLog log, int time, DateOnly from, int count) =>
        time != EventLog.Undated && log.DayNumber(time) - from.DayNumber is >= 0 and var day && day < count ? day : null;
}
