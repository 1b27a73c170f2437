using Analytics.Core.Queries.Events;
using Analytics.Core.Storage;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>All reviews of one version of the data without their words, in the order of their keys, then the words in events. Immutable once built.</summary>
internal sealed class VoiceIndex
{
    private readonly List<VoiceRow> _rows = [];
    private readonly NameList _products = new();
    private readonly NameList _categories = new();

    private readonly List<EventText> _events = [];
    private readonly Dictionary<string, double> _scores = new(StringComparer.Ordinal);

    private VoiceIndex(VoiceVersion version) => Version = version;

    /// <summary>The version of what it is made of.</summary>
    public VoiceVersion Version { get; }

    public IReadOnlyList<VoiceRow> Rows => _rows;

    /// <summary>Code and name of each product; the first is nobody's.</summary>
    public IReadOnlyList<(string Key, string Name)> Products => _products.All;

    /// <summary>The categories; the first is nobody's.</summary>
    public IReadOnlyList<(string Key, string Name)> Categories => _categories.All;

    /// <summary>Reads and scores; texts that <paramref name="before"/> knows are not scored again.</summary>
    public static VoiceIndex Build(VoiceVersion version, ReviewReader reader, Func<EventLog?> events, SentimentAnalyzer analyzer, VoiceIndex? before, CancellationToken cancellationToken)
    {
        var index = new VoiceIndex(version);
        if (before?.Version.Data == version.Data)
        {
            index.AddReviews(before);
        }
        else
        {
            index.AddReviews(reader, analyzer, before, cancellationToken);
        }

        if (events() is { } log)
        {
            index.AddEvents(log, analyzer, before, cancellationToken);
        }

        return index;
    }

    /// <summary>The words of an event, by the key of its row.</summary>
    public EventText EventOf(long id) => _events[(int)(-id - 1)];

    /// <summary>Keys of the events' rows whose words have these characters in them.</summary>
    public IEnumerable<long> Search(string text) =>
        Enumerable.Range(0, _events.Count).Where(i => _events[i].Text.Contains(text, StringComparison.OrdinalIgnoreCase)).Select(static i => -1L - i);

    private void AddReviews(VoiceIndex before)
    {
        _products.Take(before._products);
        _categories.Take(before._categories);
        _rows.AddRange(before._rows.Where(static r => r.Id > 0));
    }

    private void AddReviews(ReviewReader reader, SentimentAnalyzer analyzer, VoiceIndex? before, CancellationToken cancellationToken)
    {
        var at = 0;
        reader.ReadAll(
            review =>
            {
                // Both run in the order of their keys, and a review never changes.
                while (before is not null && at < before._rows.Count && before._rows[at].Id > 0 && before._rows[at].Id < review.Id)
                {
                    at++;
                }

                var known = before is not null && at < before._rows.Count && before._rows[at].Id == review.Id;
                _rows.Add(new VoiceRow(
                    review.Id,
                    review.AtUnixMs,
                    review.CustomerKey,
                    _products.PlaceOf(review.Product, review.ProductName),
                    _categories.PlaceOf(review.Category, review.Category),
                    review.Text is not null,
                    review.Text is null ? 0 : known ? before!._rows[at].Score : analyzer.Analyze(review.Text).Score,
                    review.RatingUnits ?? 0));
            },
            cancellationToken);
    }

    // After the reviews, with keys below 0: the place among the events' words.
    private void AddEvents(EventLog log, SentimentAnalyzer analyzer, VoiceIndex? before, CancellationToken cancellationToken)
    {
        foreach (var said in EventTexts.Read(log, cancellationToken))
        {
            if (!_scores.TryGetValue(said.Text, out var score))
            {
                score = before is not null && before._scores.TryGetValue(said.Text, out var known) ? known : analyzer.Analyze(said.Text).Score;
                _scores[said.Text] = score;
            }

            _events.Add(said);
            _rows.Add(new VoiceRow(-_events.Count, said.AtUnixMs, said.Customer, _products.PlaceOf(said.Product, said.Product), _categories.PlaceOf(said.Category, said.Category), true, score, 0));
        }
    }

    private sealed class NameList
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly List<(string Key, string Name)> _all = [(string.Empty, string.Empty)];

        public IReadOnlyList<(string Key, string Name)> All => _all;

        public void Take(NameList other)
        {
            foreach (var (key, name) in other._all.Skip(1))
            {
                PlaceOf(key, name);
            }
        }

        public int PlaceOf(string? key, string? name)
        {
            if (key is null)
            {
                return 0;
            }

            if (!_places.TryGetValue(key, out var place))
            {
                _places[key] = place = _all.Count;
                _all.Add((key, name ?? key));
            }

            return place;
        }
    }
}
