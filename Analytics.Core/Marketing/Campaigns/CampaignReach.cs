using Analytics.Core.Domain;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Marketing.Campaigns;

/// <summary>
/// Counts from events who came by the channels of campaigns and what they bought then. Platforms' figures (impressions, clicks, cost, conversions) name
/// nobody, so that they cannot be parted; visits of known customers can. A purchase counts for a channel where the customer came by it at most
/// <see cref="JourneyQuery.LookbackDays"/> before, visit and purchase both on the days that are asked about. It is what followed, not what was caused.
/// </summary>
public static class CampaignReach
{
    private const int Day = 86_400;

    /// <summary>Counts.</summary>
    /// <param name="log">The events.</param>
    /// <param name="table">The campaigns.</param>
    /// <param name="query">What converts, for how long a visit counts, and on which days.</param>
    /// <param name="keeps">Whose events count, by the customer's key; 0 for who is not known.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static CampaignReachReport Count(EventLog log, CampaignTable table, JourneyQuery query, Func<int, bool> keeps, CancellationToken cancellationToken = default)
    {
        query.Check();
        string[] channels = [.. table.Campaigns.Select(static c => c.Channel).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        var (names, column) = (log.Column(EventTrait.Name), log.Column(new EventTrait(EventField.Channel)));
        int[] channelOf = [.. column.Names.Select((name, code) => code == 0 ? -1 : Array.FindIndex(channels, c => c.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        bool[] converts = [.. names.Names.Select(name => query.Conversions.Contains(name, StringComparer.Ordinal))];
        var (from, to) = log.TimesOf(query.Period);
        var tallies = Enumerable.Range(0, channels.Length + 1).Select(static _ => new Tally()).ToArray();
        var last = new long[channels.Length];
        HashSet<int> visitors = [];
        for (var person = 0; person < log.PersonCount; person++)
        {
            if (person % 4_096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (!keeps(log.CustomerOf(person)))
            {
                continue;
            }

            // A customer may be several visitors; a visitor who is not known is somebody of their own.
            var who = log.CustomerOf(person) is > 0 and var key ? key : -1 - person;
            Array.Fill(last, long.MinValue / 2);
            for (var place = log.StartOf(person); place < log.StartOf(person + 1); place++)
            {
                var time = log.AllTimes[place];
                if (time == EventLog.Undated || time < from || time > to)
                {
                    continue;
                }

                visitors.Add(who);
                if (channelOf[column.CodeAt(place, person)] is >= 0 and var channel)
                {
                    last[channel] = time;
                    tallies[channel].Reached.Add(who);
                    tallies[^1].Reached.Add(who);
                }

                if (converts[names.CodeAt(place, person)])
                {
                    Convert(who, time, Math.Max(0, log.RevenueUnitsOf(place)));
                }
            }
        }

        var costs = table.CostByChannel(query.Period?.From, query.Period?.To);
        return new CampaignReachReport(
            [
                .. channels.Select((channel, i) => tallies[i].Line(
                        channel,
                        [.. table.Campaigns.Where(c => channel.Equals(c.Channel, StringComparison.OrdinalIgnoreCase)).Select(static c => c.Name)],
                        costs.TryGetValue(channel, out var cost) ? cost : null))
                    .OrderByDescending(static line => line.Value.Units)
                    .ThenByDescending(static line => line.Reached)
                    .ThenBy(static line => line.Channel, StringComparer.OrdinalIgnoreCase),
            ],
            tallies[^1].Line(string.Empty, [], channels.Any(costs.ContainsKey) ? channels.Sum(channel => costs.GetValueOrDefault(channel)) : null),
            visitors.Count,
            Array.Exists(channelOf, static channel => channel >= 0));

        void Convert(int who, long time, long units)
        {
            var isReached = false;
            for (var channel = 0; channel < last.Length; channel++)
            {
                if (time - last[channel] <= (long)query.LookbackDays * Day)
                {
                    tallies[channel].Add(who, units);
                    isReached = true;
                }
            }

            if (isReached)
            {
                tallies[^1].Add(who, units);
            }
        }
    }

    private sealed class Tally
    {
        private readonly HashSet<int> _buyers = [];
        private long _purchases;
        private long _units;

        public HashSet<int> Reached { get; } = [];

        public void Add(int who, long units)
        {
            _buyers.Add(who);
            _purchases++;
            _units += units;
        }

        public CampaignReachLine Line(string channel, IReadOnlyList<string> campaigns, decimal? cost) =>
            new(channel, campaigns, Reached.Count, _buyers.Count, _purchases, new Money(_units), cost);
    }
}
