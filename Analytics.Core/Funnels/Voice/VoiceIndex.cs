using Analytics.Core.Storage;
using Analytics.Core.Text;

namespace Analytics.Core.Funnels.Voice;

/// <summary>All reviews of one version of the data without their words, in the order of their keys. Immutable once built.</summary>
internal sealed class VoiceIndex
{
    private readonly List<VoiceRow> _rows = [];
    private readonly NameList _products = new();
    private readonly NameList _categories = new();

    private VoiceIndex(long version) => Version = version;

    /// <summary>The version of the data.</summary>
    public long Version { get; }

    public IReadOnlyList<VoiceRow> Rows => _rows;

    /// <summary>Code and name of each product; the first is nobody's.</summary>
    public IReadOnlyList<(string Key, string Name)> Products => _products.All;

    /// <summary>The categories; the first is nobody's.</summary>
    public IReadOnlyList<(string Key, string Name)> Categories => _categories.All;

    /// <summary>Reads and scores; texts that <paramref name="before"/> knows are not scored again.</summary>
    public static VoiceIndex Build(long version, ReviewReader reader, SentimentAnalyzer analyzer, VoiceIndex? before, CancellationToken cancellationToken)
    {
        var index = new VoiceIndex(version);
        var at = 0;
        reader.ReadAll(
            review =>
            {
                // Both run in the order of their keys, and a review never changes.
                while (before is not null && at < before._rows.Count && before._rows[at].Id < review.Id)
                {
                    at++;
                }

                var known = before is not null && at < before._rows.Count && before._rows[at].Id == review.Id;
                index._rows.Add(new VoiceRow(
                    review.Id,
                    review.AtUnixMs,
                    review.CustomerKey,
                    index._products.PlaceOf(review.Product, review.ProductName),
                    index._categories.PlaceOf(review.Category, review.Category),
                    review.Text is not null,
                    review.Text is null ? 0 : known ? before!._rows[at].Score : analyzer.Analyze(review.Text).Score,
                    review.RatingUnits ?? 0));
            },
            cancellationToken);
        return index;
    }

    private sealed class NameList
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly List<(string Key, string Name)> _all = [(string.Empty, string.Empty)];

        public IReadOnlyList<(string Key, string Name)> All => _all;

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
