using System.CommandLine;
using Analytics.Web.Api;

namespace Analytics.Web.Commands;

/// <summary>The options by which a question is asked, shared by <c>query</c> and <c>export</c>.</summary>
internal static class QueryOptions
{
    private static readonly Option<string[]> Measures = new("--measures", "-m")
    {
        Description = $"What to compute, separated by commas: {Keys.Measures}.",
        HelpName = "LIST",
    };

    private static readonly Option<string[]> By = new("--by", "-b")
    {
        Description = $"What to break it down by, up to three, separated by commas: {Keys.Dimensions}.",
        HelpName = "LIST",
    };

    private static readonly Option<string?> From = new("--from") { Description = "The first day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<string?> To = new("--to") { Description = "The last day, inside, as 2026-01-31.", HelpName = "DAY" };

    private static readonly Option<string[]> Where = new("--where", "-w")
    {
        Description = "Keep the lines with a value: category=Books; given twice for one field it keeps either; category!=Books leaves a value out.",
        HelpName = "FIELD=VALUE",
    };

    private static readonly Option<string?> Compare = new("--compare") { Description = "Hold it against the 'previous' period or the same one 'last-year'.", HelpName = "WHAT" };

    private static readonly Option<int?> Top = new("--top") { Description = "Keep the best N rows and fold the rest into 'Other'.", HelpName = "N" };

    private static readonly Option<string?> OrderBy = new("--order-by") { Description = "The measure that ranks the rows.", HelpName = "MEASURE" };

    private static readonly Option<bool> Ascending = new("--ascending") { Description = "Rank from the smallest." };

    private static readonly Option<bool> FillTime = new("--fill-time") { Description = "Show days, weeks or months without a line too." };

    /// <summary>Adds them all.</summary>
    public static void AddTo(Command command)
    {
        foreach (var option in (Option[])[Measures, By, From, To, Where, Compare, Top, OrderBy, Ascending, FillTime])
        {
            command.Add(option);
        }
    }

    /// <summary>Whether measures were named.</summary>
    public static bool HasMeasures(ParseResult parsed) => parsed.GetValue(Measures) is { Length: > 0 };

    /// <summary>The question as it was written.</summary>
    /// <exception cref="UsageException">A filter cannot be read.</exception>
    public static QueryRequest Read(ParseResult parsed) => new()
    {
        Measures = List(parsed.GetValue(Measures)),
        By = List(parsed.GetValue(By)),
        Filters = Filters(parsed.GetValue(Where) ?? []),
        From = parsed.GetValue(From),
        To = parsed.GetValue(To),
        Compare = Comparison(parsed.GetValue(Compare)),
        Top = parsed.GetValue(Top),
        OrderBy = parsed.GetValue(OrderBy),
        Descending = !parsed.GetValue(Ascending),
        FillTime = parsed.GetValue(FillTime),
    };

    /// <summary>A comparison's key as the API knows it.</summary>
    public static string? Comparison(string? text) => text switch
    {
        "previous" or "previous-period" => "previousPeriod",
        "last-year" or "lastyear" => "samePeriodLastYear",
        var other => other,
    };

    private static List<string> List(string[]? texts) =>
        [.. (texts ?? []).SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    /// <summary>Filters as they were written.</summary>
    /// <exception cref="UsageException">One cannot be read.</exception>
    public static List<FilterRequest> Filters(IEnumerable<string> texts) =>
    [
        .. texts.Select(Split).GroupBy(p => (p.Field, p.Exclude)).Select(g => new FilterRequest
        {
            Dimension = g.Key.Field,
            Exclude = g.Key.Exclude,
            Values = [.. g.Select(p => p.Value)],
        }),
    ];

    private static (string Field, bool Exclude, string Value) Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        var field = at < 1 ? string.Empty : text[..at].TrimEnd('!').Trim();
        return field.Length == 0
            ? throw new UsageException($"'--where {text}' cannot be read. Write it as --where category=Books or --where category!=Books.")
            : (field, text[at - 1] == '!', text[(at + 1)..]);
    }
}
