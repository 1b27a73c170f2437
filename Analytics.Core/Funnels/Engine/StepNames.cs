using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Engine;

/// <summary>
/// Finds the events that a reader means by a short name: <c>home</c> for <c>home_page</c>. A name that events have stands for itself. Any other is the one event
/// that is nearest to it: the same but for capitals and what parts words; the same but for words as "page" and "view"; one with all its words; one whose words begin
/// as its words do. Where no event's name is near, pages are looked at in the same way.
/// </summary>
internal static class StepNames
{
    private const int MostNamed = 5;
    private const int LeastBeginning = 3;

    private static readonly HashSet<string> Filling = new(StringComparer.Ordinal) { "page", "view", "viewed", "screen", "event" };

    private static readonly Func<string[], string[], bool>[] Nearness =
    [
        static (asked, own) => string.Concat(asked) == string.Concat(own),
        static (asked, own) => Telling(asked).SequenceEqual(Telling(own), StringComparer.Ordinal),
        static (asked, own) => Telling(asked).All(own.Contains),
        static (asked, own) => Telling(asked).All(word => word.Length >= LeastBeginning && own.Any(o => o.StartsWith(word, StringComparison.Ordinal))),
    ];

    /// <summary>The question with steps and exclusions that name events as they are called, and what was taken for what.</summary>
    /// <exception cref="QueryException">A name could be that of several events; the message lists them.</exception>
    public static (FunnelQuery Query, IReadOnlyList<FunnelName> Taken) Resolve(FunnelQuery query, EventLog log)
    {
        var taken = new List<FunnelName>();
        var finder = new Finder(log);
        var steps = All(query.Steps, "steps", finder, taken);
        var exclusions = All(query.Exclusions, "exclude", finder, taken);
        return taken.Count == 0 ? (query, taken) : (query with { Steps = steps, Exclusions = exclusions }, taken);
    }

    /// <summary>One step with events as they are called.</summary>
    /// <exception cref="QueryException">A name could be that of several events; the message lists them.</exception>
    public static FunnelStep Resolve(FunnelStep step, string field, EventLog log) => One(step, field, new Finder(log), []);

    /// <summary>What was taken for what, as warnings.</summary>
    public static IEnumerable<QueryWarning> Warnings(IReadOnlyList<FunnelName> taken) =>
        taken.Select(static t => new QueryWarning("resolved-name", $"No event is called “{t.Asked}”: {(t.IsPage ? "the page " : string.Empty)}“{t.Meant}” was taken."));

    private static IReadOnlyList<FunnelStep> All(IReadOnlyList<FunnelStep> steps, string field, Finder finder, List<FunnelName> taken) =>
        [.. steps.Select(step => One(step, field, finder, taken))];

    private static FunnelStep One(FunnelStep step, string field, Finder finder, List<FunnelName> taken)
    {
        if (step.EventName is not { } asked || finder.Find(asked, field) is not { } found)
        {
            return step;
        }

        if (!taken.Contains(found))
        {
            taken.Add(found);
        }

        var meant = new FunnelCondition(found.IsPage ? new EventTrait(EventField.Page) : EventTrait.Name, FunnelOperator.Is, [found.Meant]);
        return new FunnelStep([.. step.Conditions.Select(c => c.Attribute.Field == EventField.Name && c is { Operator: FunnelOperator.Is, Values: [var own] } && own == asked ? meant : c)])
        {
            // It goes on being called what the reader called it.
            Title = step.Label,
        };
    }

    private static IEnumerable<string> Telling(string[] words) => words.All(Filling.Contains) ? words : words.Where(static w => !Filling.Contains(w));

    // Words of "payment_page", "/payment/start" and "paymentPage", in small letters.
    private static string[] Words(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var isLetter = i < name.Length && char.IsLetterOrDigit(name[i]);
            if (i > start && (!isLetter || (char.IsUpper(name[i]) && char.IsLower(name[i - 1]))))
            {
                words.Add(name[start..i].ToLowerInvariant());
                start = i;
            }

            start += isLetter || i < start ? 0 : 1;
        }

        return [.. words];
    }

    private sealed class Finder(EventLog log)
    {
        private readonly Dictionary<bool, (string Name, string[] Words)[]> _known = [];

        public FunnelName? Find(string asked, string field)
        {
            var words = Words(asked);
            return log.Column(EventTrait.Name).Names.Contains(asked, StringComparer.Ordinal) || words.Length == 0
                ? null
                : Find(asked, words, field, isPage: false) ?? Find(asked, words, field, isPage: true);
        }

        private FunnelName? Find(string asked, string[] words, string field, bool isPage)
        {
            foreach (var isNear in Nearness)
            {
                string[] near = [.. Known(isPage).Where(k => isNear(words, k.Words)).Select(static k => k.Name)];
                if (near.Length == 1)
                {
                    return new FunnelName(asked, near[0], isPage);
                }

                if (near.Length > 1)
                {
                    var rest = near.Length > MostNamed ? $" or {near.Length - MostNamed} others" : string.Empty;
                    throw new QueryException(field, $"No event is called “{asked}”; it could be {(isPage ? "the page " : string.Empty)}{string.Join(" or ", near.Take(MostNamed))}{rest}. Name one of them{(isPage ? ", as page=" + near[0] : string.Empty)}.");
                }
            }

            return null;
        }

        // What events have, the most frequent first: names of events that were taken back stay among the codes.
        private (string Name, string[] Words)[] Known(bool isPage)
        {
            if (_known.TryGetValue(isPage, out var known))
            {
                return known;
            }

            var column = log.Column(isPage ? new EventTrait(EventField.Page) : EventTrait.Name);
            var counts = new int[column.Names.Count];
            for (var place = 0; place < log.EventCount; place++)
            {
                counts[column.CodeAt(place, 0)]++;
            }

            known = [.. Enumerable.Range(1, counts.Length - 1).Where(code => counts[code] > 0).OrderByDescending(code => counts[code]).Select(code => (column.Names[code], Words(column.Names[code])))];
            _known[isPage] = known;
            return known;
        }
    }
}
