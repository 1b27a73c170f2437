using System.Globalization;
using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Core.Storage;

namespace Analytics.Web.Api;

/// <summary>Reads which entries of the audit are asked for: <c>actor</c>, <c>action</c> (by its beginning), <c>search</c>, <c>from</c> and <c>to</c> (days by the shop's clock, both inside).</summary>
internal static class AuditRequestReader
{
    private static readonly string[] Known = ["actor", "action", "search", "from", "to"];

    /// <summary>Reads the filter.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="shop">Whose clock says when a day begins.</param>
    /// <param name="others">Further parameters that the endpoint reads itself.</param>
    /// <exception cref="QueryException">A parameter is unknown or cannot be read; it names the parameter.</exception>
    public static AuditFilter Read(IQueryCollection values, ShopSettings shop, params string[] others)
    {
        if (values.Keys.FirstOrDefault(key => !Known.Concat(others).Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new QueryException(unknown, $"There are: {string.Join(", ", Known.Concat(others))}.");
        }

        var (from, to) = (Day(values, "from"), Day(values, "to"));
        if (from > to)
        {
            throw new QueryException("to", "'to' is before 'from'.");
        }

        return new AuditFilter(
            QueryReader.One(values, "actor"), QueryReader.One(values, "action"), Start(from, shop), Start(to?.AddDays(1), shop), QueryReader.One(values, "search"));
    }

    /// <summary>The filter in words, as a manifest tells it.</summary>
    public static IReadOnlyList<string> Describe(IQueryCollection values) =>
        [.. Known.Where(name => QueryReader.One(values, name) is not null).Select(name => $"{name} = {QueryReader.One(values, name)}")];

    /// <summary>The first instant of a day by the shop's clock.</summary>
    public static DateTimeOffset? Start(DateOnly? day, ShopSettings shop)
    {
        if (day is not { } date)
        {
            return null;
        }

        var local = date.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, shop.TimeZone.GetUtcOffset(local));
    }

    private static DateOnly? Day(IQueryCollection values, string name) => QueryReader.One(values, name) is not { } text
        ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1900 and <= 2200
            ? day
            : throw new QueryException(name, $"'{name}' is a day such as 2026-03-31.");
}
