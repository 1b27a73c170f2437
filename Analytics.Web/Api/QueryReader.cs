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
        var filters = new List<FilterRequest>();
        foreach (var (name, texts) in values)
        {
            if (DimensionCatalog.Find(name) is { } dimension && !others.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                filters.Add(new FilterRequest { Dimension = dimension.Key, Values = [.. texts.Select(text => text ?? string.Empty)] });
            }
            else if (!Known.Concat(others).Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                throw new QueryException(Shorten(name), $"There is no parameter '{Shorten(name)}' here. There are: {string.Join(", ", Known.Concat(others))}, and each dimension.");
            }
        }

        filters.AddRange(Where(values["where"]));
        return new QueryRequest
        {
            Measures = List(values, "measures"),
            By = List(values, "by"),
            Filters = filters,
            From = One(values, "from"),
            To = One(values, "to"),
            Compare = One(values, "compare"),
            Top = Number(values, "top"),
            OrderBy = One(values, "orderBy"),
            Descending = Flag(values, "descending"),
            FillTime = Flag(values, "fillTime"),
        };
    }

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
