using System.Globalization;
using Analytics.Core.Planning;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>
/// What the Forecast page is asked, read from its address and written back: <c>measure</c>, <c>days</c>, <c>grain</c>, <c>level</c>, <c>model</c>,
/// <c>by</c>, <c>train</c>, and the what-if's <c>promo</c> and <c>closed</c>. What the address says wrongly is as if it were not said.
/// </summary>
/// <param name="Question">What is to be forecast.</param>
/// <param name="Changes">What is changed on some days.</param>
/// <param name="Training">The training window's key; null for all.</param>
public sealed record ForecastView(ForecastQuestion Question, IReadOnlyList<WhatIfChange> Changes, string? Training)
{
    /// <summary>The horizons that are offered, in days.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [7, 14, 28, 56, 90, 180, 365];

    /// <summary>The training windows that are offered, by key.</summary>
    public static IReadOnlyList<(string? Key, string Label, int Days)> Windows { get; } =
        [(null, "All history", 0), ("90d", "Last 90 days", 90), ("180d", "Last 180 days", 180), ("365d", "Last 12 months", 365), ("730d", "Last 24 months", 730)];

    private const int MostChanges = 20;
    private const char Between = '~';

    /// <summary>Reads the address.</summary>
    /// <param name="view">What the address says.</param>
    /// <param name="models">The models there are.</param>
    /// <param name="span">The days with data.</param>
    /// <param name="today">The day that counts as today.</param>
    public static ForecastView Read(PageView view, IReadOnlyList<string> models, Period? span, DateOnly today)
    {
        var defaults = new ForecastQuestion();
        var measure = view.Option("measure") is { } key && MeasureCatalog.Find(key) is { } named && ForecastQuestions.Measures.Contains(named.Measure)
            ? named.Measure
            : defaults.Measure;
        var by = view.Option("by") is { } part && DimensionCatalog.Find(part) is { } dimension && ForecastQuestions.Breakdowns.Contains(dimension.Dimension)
            && MeasureCatalog.Of(measure).IsAdditive
            ? dimension.Dimension
            : (Dimension?)null;
        var window = Windows.FirstOrDefault(w => w.Key is not null && w.Key == view.Option("train"));
        var own = view.Option("train") is { } days ? DaysOf(days) : null;
        var last = span is null || span.To > today ? today : span.To;
        return new ForecastView(
            new ForecastQuestion
            {
                Measure = measure,
                Days = Int(view.Option("days")) is >= 1 and <= ForecastQuestion.MaxDays and var horizon ? horizon : defaults.Days,
                Grain = ForecastQuestions.Grains.FirstOrDefault(g => g.Key == view.Option("grain")).Grain,
                Level = Number(view.Option("level")) is >= ForecastQuestion.MinLevel and <= ForecastQuestion.MaxLevel and var level ? level : defaults.Level,
                Model = models.FirstOrDefault(m => m == view.Option("model")) ?? defaults.Model,
                By = by,
                Filters = [.. view.Filters],
                Training = window.Key is not null ? new Period(last.AddDays(1 - window.Days), last) : own,
            },
            [.. ReadChanges(view.Option("promo"), WhatIfKind.Promotion).Concat(ReadChanges(view.Option("closed"), WhatIfKind.Closed))],
            window.Key ?? (own is null ? null : view.Option("train")));
    }

    /// <summary>The view with these changes in its address.</summary>
    public static PageView With(PageView view, IReadOnlyList<WhatIfChange> changes)
    {
        return view.With("promo", Text(WhatIfKind.Promotion)).With("closed", Text(WhatIfKind.Closed));

        string? Text(WhatIfKind kind)
        {
            var texts = changes.Where(c => c.Kind == kind).Select(c => kind == WhatIfKind.Closed
                ? TextOf(c.Days)
                : TextOf(c.Days) + Between + c.Percent.ToString("0.##", CultureInfo.InvariantCulture));
            var text = string.Join(',', texts);
            return text.Length == 0 ? null : text;
        }
    }

    /// <summary>Days as an address says them.</summary>
    public static string TextOf(Period days) => string.Create(CultureInfo.InvariantCulture, $"{days.From:yyyy-MM-dd}{Between}{days.To:yyyy-MM-dd}");

    /// <summary>The address of the same forecast in the API or as CSV.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="question">The question.</param>
    public static string AddressOf(string path, ForecastQuestion question)
    {
        var text = new List<string>
        {
            "measure=" + MeasureCatalog.Of(question.Measure).Key,
            string.Create(CultureInfo.InvariantCulture, $"days={question.Days}"),
            "grain=" + ForecastQuestions.KeyOf(question.Grain),
            string.Create(CultureInfo.InvariantCulture, $"level={question.Level}"),
            "model=" + Uri.EscapeDataString(question.Model),
        };
        if (question.By is { } by)
        {
            text.Add("by=" + DimensionCatalog.Of(by).Key);
        }

        if (question.Training is { } training)
        {
            text.Add(string.Create(CultureInfo.InvariantCulture, $"from={training.From:yyyy-MM-dd}&to={training.To:yyyy-MM-dd}"));
        }

        foreach (var filter in question.Filters)
        {
            var name = DimensionCatalog.Of(filter.Dimension).Key;
            text.AddRange(filter.Values.Select(value => filter.Exclude
                ? "where=" + Uri.EscapeDataString($"{name}!={value}")
                : $"{name}={Uri.EscapeDataString(value)}"));
        }

        return path + "?" + string.Join('&', text);
    }

    private static IEnumerable<WhatIfChange> ReadChanges(string? text, WhatIfKind kind)
    {
        foreach (var part in (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Take(MostChanges))
        {
            var cut = kind == WhatIfKind.Promotion ? part.LastIndexOf(Between) : part.Length;
            if (cut <= 0 || DaysOf(part[..cut]) is not { } days)
            {
                continue;
            }

            if (kind == WhatIfKind.Closed)
            {
                yield return new WhatIfChange(kind, days, 0);
            }
            else if (Number(part[(cut + 1)..]) is >= -100 and <= WhatIf.MaxPercent and var percent)
            {
                yield return new WhatIfChange(kind, days, percent);
            }
        }
    }

    private static Period? DaysOf(string text)
    {
        var ends = text.Split(Between);
        return ends.Length == 2 && Day(ends[0]) is { } from && Day(ends[1]) is { } to && from <= to ? new Period(from, to) : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Int(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static double? Number(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
