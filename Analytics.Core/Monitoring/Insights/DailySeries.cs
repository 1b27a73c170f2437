using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>Measures by whole day, the earliest first, no day missing.</summary>
internal sealed class DailySeries
{
    private readonly Dictionary<Measure, decimal[]> _values;

    private DailySeries(DateOnly first, Dictionary<Measure, decimal[]> values)
    {
        First = first;
        _values = values;
    }

    public DateOnly First { get; }

    public int Count => _values.Count == 0 ? 0 : _values.Values.First().Length;

    public DateOnly Last => First.AddDays(Count - 1);

    public decimal[] this[Measure measure] => _values[measure];

    public double[] Doubles(Measure measure) => Array.ConvertAll(_values[measure], static value => (double)value);

    /// <summary>The last <paramref name="days"/> whole days up to the newest; null when there is no line.</summary>
    public static async Task<DailySeries?> ReadAsync(IQueryRunner runner, IReadOnlyList<Measure> measures, int days, CancellationToken cancellationToken)
    {
        if (runner.Span is not { } span)
        {
            return null;
        }

        var (today, isClosed) = (runner.Freshness.Today, runner.Freshness.IsClosed);
        // Today is not over, except in a dataset that is.
        var last = isClosed ? span.To : span.To < today ? span.To : today.AddDays(-1);
        var first = last.AddDays(1 - days);
        first = first < span.From ? span.From : first;
        if (last < first)
        {
            return null;
        }

        var answer = await runner.RunAsync(
            new AnalyticsQuery { Measures = measures, By = [Dimension.Day], Period = new Period(first, last), FillTime = true }, cancellationToken);
        return new DailySeries(
            first, measures.Select((measure, i) => (measure, i)).ToDictionary(m => m.measure, m => answer.Rows.Select(row => row.Values[m.i].Value ?? 0m).ToArray()));
    }
}
