using System.Runtime.CompilerServices;
using Analytics.Core.Queries;

namespace Analytics.Core.Export;

/// <summary>
/// Streams the lines that a question counts, latest first, in pages. Goes day by day, so that memory and time stay flat however far
/// back it gets; only filters that look at the whole period (age, new or returning) are paged over the whole of it.
/// </summary>
internal static class ExportLines
{
    private const int PageLines = 5_000;

    /// <summary>Streams the lines.</summary>
    public static async IAsyncEnumerable<LineDetail> StreamAsync(
        IQueryRunner runner, AnalyticsQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var period = query.Period ?? runner.Span;
        if (period is null)
        {
            yield break;
        }

        if (runner.Span is { } span)
        {
            // Days without data need no look.
            period = new Period(Max(period.From, Min(span.From, period.To)), Min(period.To, Max(span.To, period.From)));
        }

        var whole = query.Filters.Any(static f => f.Dimension is Dimension.CustomerKind or Dimension.AgeGroup);
        foreach (var part in whole ? [query.Period ?? period] : Days(period))
        {
            long skip = 0;
            long total;
            do
            {
                var page = await runner.LinesAsync(query with { Period = part }, skip, PageLines, cancellationToken);
                foreach (var line in page.Lines)
                {
                    yield return line;
                }

                total = page.Total;
                skip += PageLines;
            }
            while (skip < total);
        }
    }

    private static IEnumerable<Period> Days(Period period)
    {
        for (var day = period.To; day >= period.From; day = day.AddDays(-1))
        {
            yield return new Period(day, day);
        }
    }

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;
}
