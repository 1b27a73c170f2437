using System.Globalization;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>
/// Reads a question from a query string: <c>measures=netRevenue,orders&amp;by=month&amp;from=2026-01-01&amp;to=2026-03-31&amp;category=Books</c>.
/// A dimension's key filters by it; given twice it keeps either value; <c>where=category!=Books</c> leaves a value out.
/// </summary>
internal static class QueryReader
{
    private static readonly string[] Known =
        ["measures", "by", "from", "to", "compare", "top", "orderBy", "descending", "fillTime", "where"];

    /// <summary>Reads a question.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="others">Further parameters that the endpoint reads itself.</param>
    /// <exception cref="QueryException">A parameter is unknown or cannot be read; it names the parameter.</exception>
    public static QueryRequest Read(IQueryCollection values, params string[] others)
    {
        if (values.Keys.FirstOrDefault(name => DimensionCatalog.Find(name) is null && !Known.Concat(others).Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new QueryException(Shorten(unknown), $"There is no parameter '{Shorten(unknown)}' here. There are: {string.Join(", ", Known.Concat(others))}, and each dimension.");
        }

        return new QueryRequest
        {
            Measures = List(values, "measures"),
            By = List(values, "by"),
            Filters = Filters(values, others),
            From = One(values, "from"),
            To = One(values, "to"),
            Compare = One(values, "compare"),
            Top = Number(values, "top"),
            OrderBy = One(values, "orderBy"),
            Descending = Flag(values, "descending"),
            FillTime = Flag(values, "fillTime"),
        };
    }

    /// <summary>The filters alone: each dimension that is named, and <c>where</c>.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="others">Parameters that are no filters here, though a dimension has the same name.</param>
    /// <exception cref="QueryException"><c>where</c> cannot be read.</exception>
    public static IReadOnlyList<FilterRequest> Filters(IQueryCollection values, params string[] others) =>
    [
        .. values.Where(p => !others.Contains(p.Key, StringComparer.OrdinalIgnoreCase))
            .Select(static p => (Dimension: DimensionCatalog.Find(p.Key), p.Value))
            .Where(static p => p.Dimension is not null)
            .Select(static p => new FilterRequest { Dimension = p.Dimension!.Key, Values = [.. p.Value.Select(static text => text ?? string.Empty)] }),
        .. Where(values["where"]),
    ];

    /// <summary>One value; null when absent or empty.</summary>
    /// <exception cref="QueryException">It is given more than once.</exception>
    public static string? One(IQueryCollection values, string name)
    {
        var texts = values[name];
        return texts.Count > 1
            ? throw new QueryException(name, $"'{name}' is given more than once.")
            : string.IsNullOrWhiteSpace(texts.ToString()) ? null : texts.ToString();
    }

    /// <summary>A yes or no; null when absent.</summary>
    /// <exception cref="QueryException">It is neither true nor false.</exception>
    public static bool? Flag(IQueryCollection values, string name) => One(values, name) is not { } text
        ? null
        : bool.TryParse(text, out var flag) ? flag : throw new QueryException(name, $"'{name}' is true or false.");

    /// <summary>A whole number; null when absent.</summary>
    /// <exception cref="QueryException">It is no whole number.</exception>
    public static int? Number(IQueryCollection values, string name) => One(values, name) is not { } text
        ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new QueryException(name, $"'{name}' is a whole number.");

    private static List<string>? List(IQueryCollection values, string name) => values.ContainsKey(name)
        ? [.. values[name].SelectMany(text => (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
        : null;

    private static IEnumerable<FilterRequest> Where(IEnumerable<string?> texts) => texts
        .Select(text => Split(text ?? string.Empty))
        .GroupBy(part => (part.Dimension, part.Exclude))
        .Select(group => new FilterRequest { Dimension = group.Key.Dimension, Exclude = group.Key.Exclude, Values = [.. group.Select(part => part.Value)] });

    private static (string Dimension, bool Exclude, string Value) Split(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at < 1)
        {
            throw new QueryException("where", "Write it as where=category=Books or where=category!=Books.");
        }

        var exclude = text[at - 1] == '!';
        return (text[..(exclude ? at - 1 : at)].Trim(), exclude, text[(at + 1)..]);
    }

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
