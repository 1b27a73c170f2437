using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>
/// Reads which customers are wanted from a query string: <c>rfmSegment=Champions&amp;churnTier=High&amp;where=clv&gt;=100&amp;sort=clv&amp;skip=0&amp;take=50</c>.
/// </summary>
internal static class ScoreReader
{
    /// <summary>How many customers a page may have.</summary>
    public const int MostOnPage = 1_000;

    private const int UsualPage = 50;

    private static readonly (string Sign, ScoreOperator Operator)[] Signs =
        [(">=", ScoreOperator.AtLeast), ("<=", ScoreOperator.AtMost), (">", ScoreOperator.MoreThan), ("<", ScoreOperator.LessThan)];

    /// <summary>The parameters, for descriptions.</summary>
    public static string Words { get; } =
        "search (part of an id or name), sort (" + string.Join(", ", ScoreFields.All.Select(f => f.Key)) + "), descending (true unless given), skip, take (1 to 1,000; 50 unless given), "
        + "segment (a saved segment's id or name), rfmSegment, valueTier, churnTier, action and serviceLevel (names; given twice for either), where=clv>=100 (any score; >=, <=, > or <).";

    /// <summary>Reads it.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="directory">Who the customers are, for a search.</param>
    /// <param name="list">Knows who is in a saved segment.</param>
    /// <param name="usualSort">What they are sorted by unless given.</param>
    /// <param name="others">Further parameters that the endpoint reads itself.</param>
    /// <exception cref="QueryException">A parameter is unknown or cannot be read; it names the parameter.</exception>
    public static ScoreQuery Read(IQueryCollection values, ICustomerDirectory directory, CustomerList list, ScoreField usualSort, params string[] others)
    {
        var conditions = new List<ScoreCondition>();
        var segments = new List<string>();
        foreach (var (name, texts) in values)
        {
            if (others.Contains(name, StringComparer.OrdinalIgnoreCase) || Own.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }

            if (string.Equals(name, Segment, StringComparison.OrdinalIgnoreCase))
            {
                segments.AddRange(texts.OfType<string>().Where(static t => !string.IsNullOrWhiteSpace(t)));
                continue;
            }

            var key = string.Equals(name, RfmSegment, StringComparison.OrdinalIgnoreCase) ? ScoreFields.Of(ScoreField.Segment).Key : name;
            if (ScoreFields.Find(key) is not { Unit: ScoreUnit.Name } field)
            {
                throw new QueryException(Short(name), $"There is no parameter '{Short(name)}' here. There are: {Words}");
            }

            string[] names = [.. texts.SelectMany(t => (t ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
            conditions.Add(Checked(new ScoreCondition(field.Field, ScoreOperator.Is, Names: names), name));
        }

        conditions.AddRange(values["where"].Select(text => Where(text ?? string.Empty)));
        var (skip, take) = Paging.Read(values, UsualPage, MostOnPage);
        var query = new ScoreQuery
        {
            Sort = QueryReader.One(values, "sort") is not { } sort ? usualSort
                : ScoreFields.Find(sort)?.Field ?? throw new QueryException("sort", $"There is no score '{Short(sort)}'. There are: {string.Join(", ", ScoreFields.All.Select(f => f.Key))}."),
            Descending = QueryReader.Flag(values, "descending") ?? true,
            Where = conditions,
            Among = QueryReader.One(values, "search") is { } search ? directory.Search(search) : null,
            Skip = skip,
            Take = take,
        };
        return segments.Count == 0 ? query : Within(query, segments, list);
    }

    private const string Segment = "segment";
    private const string RfmSegment = "rfmSegment";

    private static string[] Own { get; } = ["search", "sort", "descending", "skip", "take", "where"];

    // Once this parameter was the RFM segment: its names are still understood where no saved segment bears them.
    private static ScoreQuery Within(ScoreQuery query, IReadOnlyList<string> segments, CustomerList list)
    {
        try
        {
            return list.Within(query, segments);
        }
        catch (QueryException error)
        {
            throw new QueryException(Segment, $"{error.Message} RFM segments go by {RfmSegment}: {string.Join(", ", ScoreFields.Of(ScoreField.Segment).Names)}.");
        }
    }

    private static ScoreCondition Where(string text)
    {
        foreach (var (sign, compare) in Signs)
        {
            var at = text.IndexOf(sign, StringComparison.Ordinal);
            if (at < 1)
            {
                continue;
            }

            var field = ScoreFields.Find(text[..at]) ?? throw new QueryException("where", $"There is no score '{Short(text[..at])}'. There are: {string.Join(", ", ScoreFields.All.Select(f => f.Key))}.");
            return Checked(new ScoreCondition(field.Field, compare, Number(field, text[(at + sign.Length)..])), "where");
        }

        throw new QueryException("where", "Write it as where=clv>=100.");
    }

    private static double Number(ScoreFieldDefinition field, string text)
    {
        if (field.Unit == ScoreUnit.Day && DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.DayNumber;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new QueryException("where", $"'{Short(text)}' is no number.");
    }

    private static ScoreCondition Checked(ScoreCondition condition, string parameter) =>
        condition.Check() is { } problem ? throw new QueryException(parameter, problem) : condition;

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
