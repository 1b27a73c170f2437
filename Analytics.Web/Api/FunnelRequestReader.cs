using Analytics.Core.Funnels;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>Reads a question about a funnel: its words (<see cref="FunnelQueryText"/>) or <c>name</c> for a saved one, with <c>from</c>, <c>to</c> and <c>compare</c>.</summary>
internal static class FunnelRequestReader
{
    private static readonly string[] Own = ["name", "from", "to", "compare"];

    /// <summary>Reads and checks a question from a query string.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="funnels">Those that have a name.</param>
    /// <param name="span">The days that have events.</param>
    /// <param name="others">Further parameters that the endpoint reads itself.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">A parameter is unknown or cannot be read; it names the parameter.</exception>
    public static async Task<FunnelQuery> ReadAsync(
        IQueryCollection values, SavedFunnels funnels, Period? span, string[] others, CancellationToken cancellationToken)
    {
        string[] known = [.. FunnelQueryText.Names, .. Own, .. others];
        if (values.Keys.FirstOrDefault(key => !known.Contains(key, StringComparer.OrdinalIgnoreCase)) is { } unknown)
        {
            throw new QueryException(unknown, $"There is no parameter '{(unknown.Length <= 60 ? unknown : unknown[..60])}' here. There are: {string.Join(", ", known)}.");
        }

        return await ReadAsync(name => QueryReader.One(values, name), funnels, span, cancellationToken);
    }

    /// <summary>Reads and checks a question.</summary>
    /// <param name="valueOf">The word of a name; null where it is not given.</param>
    /// <param name="funnels">Those that have a name.</param>
    /// <param name="span">The days that have events.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">A word cannot be read; it names the word.</exception>
    public static async Task<FunnelQuery> ReadAsync(Func<string, string?> valueOf, SavedFunnels funnels, Period? span, CancellationToken cancellationToken)
    {
        var dated = Days(valueOf, span);
        FunnelQuery query;
        if (valueOf("name") is { } name)
        {
            if (valueOf("steps") is not null)
            {
                throw new QueryException("name", "Give either the name of a saved funnel or its steps.");
            }

            var saved = (await funnels.ListAsync(cancellationToken)).FirstOrDefault(f => string.Equals(f.Name, name.Trim(), StringComparison.OrdinalIgnoreCase))?.Query
                ?? throw new QueryException("name", $"No funnel is saved as '{name.Trim()}'.");
            var words = FunnelQueryText.Write(saved).ToDictionary(static w => w.Key, static w => w.Value, StringComparer.Ordinal);
            query = FunnelQueryText.Read(word => valueOf(word) ?? words.GetValueOrDefault(word));
        }
        else
        {
            query = valueOf("steps") is null
                ? throw new QueryException("steps", "Name the steps in their order, as steps=home_page,search_page, or a saved funnel, as name=Payment.")
                : FunnelQueryText.Read(valueOf);
        }

        query = query with { Period = dated.Period, Comparison = dated.Comparison };
        query.Check();
        return query;
    }

    /// <summary>Which step's people are asked about: its place from 0 on, and whether only those who got no further.</summary>
    /// <exception cref="QueryException">There is no such step, or <c>left</c> is neither true nor false.</exception>
    public static (int Step, bool Left) StepOf(IQueryCollection values, FunnelQuery query)
    {
        var step = QueryReader.Number(values, "step") ?? query.Steps.Count;
        return step < 1 || step > query.Steps.Count
            ? throw new QueryException("step", $"The funnel has the steps 1 to {query.Steps.Count}.")
            : (step - 1, QueryReader.Flag(values, "left") ?? false);
    }

    /// <summary>The days and the comparison.</summary>
    /// <exception cref="QueryException">They cannot be read.</exception>
    public static AnalyticsQuery Days(Func<string, string?> valueOf, Period? span) => new QueryRequest
    {
        Measures = [MeasureCatalog.Of(Measure.Lines).Key],
        From = valueOf("from"),
        To = valueOf("to"),
        Compare = valueOf("compare"),
    }.ToQuery(span);
}
