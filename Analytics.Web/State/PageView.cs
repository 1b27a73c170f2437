using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>
/// What a reader looks at: period, comparison and filters, which every page shares, and a page's own choices.
/// It is written in the query string and nowhere else, so a view is a link and Back undoes.
/// </summary>
public sealed record PageView
{
    // After a dimension's name in an address: category!=Books.
    private const string Not = "!";

    /// <summary>The dimensions that can be filtered from the bar, in the order in which they are offered.</summary>
    public static IReadOnlyList<Dimension> Filterable { get; } =
    [
        Dimension.Category, Dimension.Channel, Dimension.Location, Dimension.AgeGroup, Dimension.Gender,
        Dimension.IncomeRange, Dimension.CustomerKind, Dimension.Product, Dimension.Source,
    ];

    /// <summary>
    /// The dimensions that can be filtered now: those of <see cref="Filterable"/>, and what models and saved rules say of customers where they do.
    /// </summary>
    public static IEnumerable<Dimension> FilterableWith(CustomerLabelSet labels) =>
        Filterable.Concat(DimensionCatalog.All.Where(d => d.IsLabel && labels.Has(d.Dimension)).Select(static d => d.Dimension));

    /// <summary>The period by name; null where the address names none, and the default holds.</summary>
    public PeriodPreset? Preset { get; init; }

    /// <summary>The reader's own days; set with <see cref="PeriodPreset.Custom"/>.</summary>
    public Period? Custom { get; init; }

    /// <summary>What to hold the period against.</summary>
    public Comparison Comparison { get; init; } = Comparison.PreviousPeriod;

    /// <summary>Which lines count, at most one filter a dimension.</summary>
    public ImmutableArray<Filter> Filters { get; init; } = [];

    /// <summary>A page's own choices by name: granularity, tab, place in a list.</summary>
    public ImmutableSortedDictionary<string, string> Options { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The days to count; null for everything there is.</summary>
    public Period? PeriodFor(Freshness freshness, Period? span) =>
        Preset == PeriodPreset.Custom ? Custom : PeriodPresets.Resolve(PresetFor(freshness, span), freshness.Today, span);

    /// <summary>The named period, the default where the address names none.</summary>
    public PeriodPreset PresetFor(Freshness freshness, Period? span) => Preset ?? PeriodPresets.Default(freshness, span);

    /// <summary>One of the page's own choices; null where it is not made.</summary>
    public string? Option(string name) => Options.GetValueOrDefault(name);

    /// <summary>The same view with one choice changed; null takes it back.</summary>
    public PageView With(string name, string? value) =>
        this with { Options = value is null ? Options.Remove(name) : Options.SetItem(name, value) };

    /// <summary>The filter on <paramref name="dimension"/>; null where there is none.</summary>
    public Filter? FilterOn(Dimension dimension) => Filters.FirstOrDefault(f => f.Dimension == dimension);

    /// <summary>
    /// The same view kept to these values of <paramref name="dimension"/>, or with <paramref name="exclude"/> to all others;
    /// none takes the filter away. A place in a list is forgotten.
    /// </summary>
    public PageView WithFilter(Dimension dimension, IReadOnlyList<string> values, bool exclude = false)
    {
        var others = Filters.RemoveAll(f => f.Dimension == dimension);
        return this with
        {
            Filters = values.Count == 0 ? others : others.Add(new Filter(dimension, values, exclude)),
            Options = Options.Remove("skip"),
        };
    }

    /// <summary>Adds the value to the filter on <paramref name="dimension"/>, or takes it out where it is in.</summary>
    public PageView Toggle(Dimension dimension, string value)
    {
        var filter = FilterOn(dimension);
        var now = filter?.Values ?? [];
        return WithFilter(dimension, now.Contains(value, StringComparer.Ordinal) ? [.. now.Where(v => v != value)] : [.. now, value], filter?.Exclude == true);
    }

    /// <summary>The same view over a named period.</summary>
    public PageView Over(PeriodPreset preset) => this with { Preset = preset, Custom = null, Options = Options.Remove("skip") };

    /// <summary>The same view over these days.</summary>
    public PageView Over(Period period) => this with { Preset = PeriodPreset.Custom, Custom = period, Options = Options.Remove("skip") };

    /// <summary>Without filters.</summary>
    public PageView Cleared() => this with { Filters = [], Options = Options.Remove("skip") };

    /// <summary>The part of the view that every page shares, for links from one page to another.</summary>
    public PageView Shared() => this with { Options = Options.Clear() };

    /// <summary>Reads a view from an address. What it does not understand it leaves out; a wrong link still shows a page.</summary>
    public static PageView Parse(string uri)
    {
        var view = new PageView();
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        if (start < 0)
        {
            return view;
        }

        var end = uri.IndexOf('#', start);
        DateOnly? from = null;
        DateOnly? to = null;
        var filters = new Dictionary<Dimension, List<string>>();
        var order = new List<(Dimension Dimension, bool Exclude)>();
        foreach (var part in uri[(start + 1)..(end < 0 ? uri.Length : end)].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = Decode(equals < 0 ? part : part[..equals]);
            var value = equals < 0 ? string.Empty : Decode(part[(equals + 1)..]);
            switch (name)
            {
                case "period":
                    view = view with { Preset = PeriodPresets.Find(value) };
                    break;
                case "from":
                    from = Day(value);
                    break;
                case "to":
                    to = Day(value);
                    break;
                case "compare":
                    view = view with { Comparison = ComparisonNamed(value) };
                    break;
                default:
                    var exclude = name.EndsWith(Not, StringComparison.Ordinal);
                    if (DimensionCatalog.Find(exclude ? name[..^Not.Length] : name) is { IsTimeBucket: false } dimension)
                    {
                        if (!filters.TryGetValue(dimension.Dimension, out var values))
                        {
                            filters[dimension.Dimension] = values = [];
                            order.Add((dimension.Dimension, exclude));
                        }

                        // One filter a dimension: its first mention says whether it keeps or leaves out.
                        if (order.Contains((dimension.Dimension, exclude)) && value.Length > 0 && !values.Contains(value, StringComparer.Ordinal))
                        {
                            values.Add(value);
                        }
                    }
                    else if (name.Length > 0)
                    {
                        view = view.With(name, value);
                    }

                    break;
            }
        }

        if (from is { } first && to is { } last && first <= last)
        {
            view = view with { Preset = PeriodPreset.Custom, Custom = new Period(first, last) };
        }

        return view with { Filters = [.. order.Where(o => filters[o.Dimension].Count > 0).Select(o => new Filter(o.Dimension, filters[o.Dimension], o.Exclude))] };
    }

    /// <summary>The query string with its question mark; empty when everything is as it is by default.</summary>
    public string ToQueryString()
    {
        var text = new StringBuilder();
        if (Preset == PeriodPreset.Custom && Custom is { } days)
        {
            Append("from", days.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            Append("to", days.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else if (Preset is { } preset and not PeriodPreset.Custom)
        {
            Append("period", PeriodPresets.KeyOf(preset));
        }

        if (Comparison != Comparison.PreviousPeriod)
        {
            Append("compare", KeyOf(Comparison));
        }

        foreach (var filter in Filters)
        {
            foreach (var value in filter.Values)
            {
                Append(DimensionCatalog.Of(filter.Dimension).Key, value, filter.Exclude ? Not : string.Empty);
            }
        }

        foreach (var (name, value) in Options)
        {
            Append(name, value);
        }

        return text.ToString();

        void Append(string name, string value, string end = "") =>
            text.Append(text.Length == 0 ? '?' : '&').Append(Uri.EscapeDataString(name)).Append(end).Append('=').Append(Uri.EscapeDataString(value));
    }

    /// <summary>A comparison's name in an address.</summary>
    public static string KeyOf(Comparison comparison) => comparison switch
    {
        Comparison.None => "none",
        Comparison.SamePeriodLastYear => "year",
        _ => "previous",
    };

    private static Comparison ComparisonNamed(string key) => key switch
    {
        "none" => Comparison.None,
        "year" => Comparison.SamePeriodLastYear,
        _ => Comparison.PreviousPeriod,
    };

    private static DateOnly? Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
