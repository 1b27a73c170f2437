using Analytics.Core.Funnels.Voice;
using Analytics.Core.Queries;
using Analytics.Core.Text;

namespace Analytics.Web.Api;

/// <summary>Reads which reviews are asked about: <c>from</c>, <c>to</c>, <c>grain</c>, <c>label</c>, <c>q</c>, and filters by product, category, customer and segment.</summary>
internal static class VoiceRequestReader
{
    private static readonly string[] Own = ["grain", "label", "q"];

    /// <summary>Reads and checks a question.</summary>
    /// <param name="values">The query string.</param>
    /// <param name="span">The days that have data.</param>
    /// <param name="others">Further parameters that the endpoint reads itself.</param>
    /// <exception cref="QueryException">A parameter is unknown or cannot be read; it names the parameter.</exception>
    public static VoiceQuery Read(IQueryCollection values, Period? span, params string[] others)
    {
        var request = QueryReader.Read(values, [.. Own, .. others]);
        foreach (var (field, given) in new[]
        {
            ("measures", request.Measures is not null), ("by", request.By is not null), ("compare", request.Compare is not null), ("top", request.Top is not null),
            ("orderBy", request.OrderBy is not null), ("fillTime", request.FillTime is not null), ("descending", request.Descending is not null),
        })
        {
            if (given)
            {
                throw new QueryException(field, $"'{field}' says nothing of reviews.");
            }
        }

        var query = (request with { Measures = [MeasureCatalog.Of(Measure.Lines).Key] }).ToQuery(span);
        return query.Filters.FirstOrDefault(static f => !VoiceQuery.Filterable.Contains(f.Dimension)) is { } wrong
            ? throw new QueryException(
                DimensionCatalog.Of(wrong.Dimension).Key,
                $"Reviews are filtered by {string.Join(", ", VoiceQuery.Filterable.Select(static d => DimensionCatalog.Of(d).Key))}.")
            : new VoiceQuery
            {
                Period = query.Period,
                Filters = query.Filters,
                Grain = QueryReader.One(values, "grain")?.Trim().ToUpperInvariant() switch
                {
                    "DAY" => Dimension.Day,
                    null or "WEEK" => Dimension.Week,
                    "MONTH" => Dimension.Month,
                    _ => throw new QueryException("grain", "The grain is day, week or month."),
                },
                Label = LabelOf(QueryReader.One(values, "label")),
                Search = QueryReader.One(values, "q"),
            };
    }

    private static SentimentLabel? LabelOf(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        null => null,
        "POSITIVE" => SentimentLabel.Positive,
        "NEUTRAL" => SentimentLabel.Neutral,
        "NEGATIVE" => SentimentLabel.Negative,
        _ => throw new QueryException("label", "The label is positive, neutral or negative."),
    };
}
