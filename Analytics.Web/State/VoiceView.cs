using System.Globalization;
using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Core.Text;

namespace Analytics.Web.State;

/// <summary>What the Voice page is asked, read from its address: <c>over</c>, <c>grain</c>, <c>parts</c>, <c>mood</c>, <c>q</c> and <c>skip</c>.</summary>
/// <param name="View">The address's view.</param>
/// <param name="Period">The days; null for all.</param>
public sealed record VoiceView(PageView View, Period? Period)
{
    /// <summary>Reviews on a page.</summary>
    public const int PageSize = 20;

    private const int LongestSearch = 200;

    /// <summary>What is drawn over time, by key.</summary>
    public static IReadOnlyList<(string Key, string Label)> Series { get; } = [("score", "Sentiment"), ("labels", "Labels"), ("satisfaction", "Satisfaction")];

    /// <summary>What reviews are parted by, by key.</summary>
    public static IReadOnlyList<(string Key, string Label)> Parts { get; } = [("product", "Product"), ("category", "Category"), ("segment", "Segment")];

    /// <summary>Which texts are listed, by key.</summary>
    public static IReadOnlyList<(string Key, string Label)> Moods { get; } = [("all", "All"), ("negative", "Negative"), ("neutral", "Neutral"), ("positive", "Positive")];

    /// <summary>What is drawn over time.</summary>
    public string Over => Known(Series, "over");

    /// <summary>What reviews are parted by.</summary>
    public string PartedBy => Known(Parts, "parts");

    /// <summary>Which texts are listed.</summary>
    public string Mood => Known(Moods, "mood");

    /// <summary>Characters that listed texts contain; empty for all.</summary>
    public string Search => View.Option("q") is { } text ? text.Length > LongestSearch ? text[..LongestSearch] : text : string.Empty;

    /// <summary>How many reviews are passed over.</summary>
    public int Skip => int.TryParse(View.Option("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : 0;

    /// <summary>Whether listed texts are searched or kept to a label.</summary>
    public bool IsNarrowed => Search.Length > 0 || Mood != "all";

    /// <summary>What is counted.</summary>
    public VoiceQuery Query => new() { Period = Period, Filters = View.Filters, Grain = Grain };

    /// <summary>What is listed.</summary>
    public VoiceQuery TextQuery => Query with
    {
        Label = Mood switch
        {
            "negative" => SentimentLabel.Negative,
            "neutral" => SentimentLabel.Neutral,
            "positive" => SentimentLabel.Positive,
            _ => null,
        },
        Search = Search.Length == 0 ? null : Search,
    };

    private Dimension Grain => Period switch
    {
        { Days: <= 31 } => Dimension.Day,
        { Days: <= 182 } => Dimension.Week,
        _ => Dimension.Month,
    };

    /// <summary>The view with one choice changed; where the first is chosen, or nothing, the address says nothing. A place in the list is forgotten.</summary>
    public PageView With(string name, string? value)
    {
        var usual = value is null or "score" or "product" or "all" or "0" || value.Length == 0;
        var view = View.With(name, usual ? null : value);
        return name is "mood" or "q" ? view.With("skip", null) : view;
    }

    /// <summary>The address of what is listed as CSV.</summary>
    public string ExportAddress
    {
        get
        {
            var text = new List<string>();
            if (Period is { } days)
            {
                text.Add(string.Create(CultureInfo.InvariantCulture, $"from={days.From:yyyy-MM-dd}&to={days.To:yyyy-MM-dd}"));
            }

            if (Mood != "all")
            {
                text.Add("label=" + Mood);
            }

            if (Search.Length > 0)
            {
                text.Add("q=" + Uri.EscapeDataString(Search));
            }

            foreach (var filter in View.Filters.Where(static f => VoiceQuery.Filterable.Contains(f.Dimension)))
            {
                var name = DimensionCatalog.Of(filter.Dimension).Key;
                text.AddRange(filter.Values.Select(value => filter.Exclude
                    ? "where=" + Uri.EscapeDataString($"{name}!={value}")
                    : $"{name}={Uri.EscapeDataString(value)}"));
            }

            return "api/v1/export/reviews" + (text.Count == 0 ? string.Empty : "?" + string.Join('&', text));
        }
    }

    private string Known(IReadOnlyList<(string Key, string Label)> choices, string name) =>
        View.Option(name) is { } key && choices.Any(c => c.Key == key) ? key : choices[0].Key;
}
