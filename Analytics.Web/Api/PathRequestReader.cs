using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Paths;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Web.Api;

/// <summary>Reads a question about paths from a query string.</summary>
internal static class PathRequestReader
{
    private static readonly string[] Known = ["anchor", "direction", "depth", "top", "by", "pause", "length", "where", "from", "to"];

    /// <summary>Reads and checks it.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="span">The days that have events.</param>
    /// <exception cref="QueryException">A parameter is unknown or cannot be read; it names the parameter.</exception>
    public static PathQuery Read(IQueryCollection values, Period? span)
    {
        if (values.Keys.FirstOrDefault(static key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new QueryException(unknown, $"There is no parameter '{(unknown.Length <= 60 ? unknown : unknown[..60])}' here. There are: {string.Join(", ", Known)}.");
        }

        var usual = new PathQuery();
        var query = usual with
        {
            Anchor = FunnelText.ReadSteps(QueryReader.One(values, "anchor"), "anchor") switch
            {
                [] => null,
                [var anchor] => anchor,
                _ => throw new QueryException("anchor", "Name one event."),
            },
            Direction = QueryReader.One(values, "direction")?.Trim().ToUpperInvariant() switch
            {
                null or "NEXT" => PathDirection.After,
                "BEFORE" => PathDirection.Before,
                _ => throw new QueryException("direction", "The direction is next or before."),
            },
            Depth = QueryReader.Number(values, "depth") ?? usual.Depth,
            Top = QueryReader.Number(values, "top") ?? usual.Top,
            By = EventTrait.Parse(QueryReader.One(values, "by")) ?? usual.By,
            Pause = QueryReader.One(values, "pause") is { } pause
                ? FunnelText.ReadWindow(pause) ?? throw new QueryException("pause", "A pause has an end.")
                : usual.Pause,
            Length = QueryReader.Number(values, "length") ?? usual.Length,
            Filters = FunnelText.ReadConditions(QueryReader.One(values, "where")),
            Period = FunnelRequestReader.Days(name => name is "from" or "to" ? QueryReader.One(values, name) : null, span).Period,
        };
        query.Check();
        return query;
    }
}
