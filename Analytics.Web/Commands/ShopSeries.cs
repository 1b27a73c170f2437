using Analytics.Core.Forecasting;
using Analytics.Core.Forecasting.Files;
using Analytics.Core.Queries;

namespace Analytics.Web.Commands;

/// <summary>Series out of an answer by time, and by one more dimension or none.</summary>
internal static class ShopSeries
{
    /// <summary>A series for each value, in the order of the answer; steps without a line are zero, unfinished ones are left out.</summary>
    public static IReadOnlyList<NamedSeries> Of(QueryResult result, ForecastGrain grain)
    {
        var steps = result.Rows.Where(static r => !r.IsUnfinished).Select(static r => r.Keys[0].Start!.Value).Distinct().Order().ToList();
        if (steps.Count == 0)
        {
            return [];
        }

        // Every step between the first and the last, whether a value of the dimension has it or not.
        var frame = new ForecastSeries([], 1, [], false, steps[0], grain);
        var all = new List<DateOnly>();
        for (var date = steps[0]; date <= steps[^1]; date = frame.DateAt(all.Count)!.Value)
        {
            all.Add(date);
        }

        var place = all.Select(static (date, i) => (date, i)).ToDictionary(static p => p.date, static p => p.i);
        var name = MeasureCatalog.Of(result.Query.Measures[0]).Key;
        var series = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var row in result.Rows)
        {
            if (!row.IsUnfinished && place.TryGetValue(row.Keys[0].Start!.Value, out var at))
            {
                var id = row.Keys.Count > 1 ? row.Keys[1].Key : name;
                if (!series.TryGetValue(id, out var values))
                {
                    series[id] = values = new double[all.Count];
                }

                values[at] = (double)(row.Values[0].Value ?? 0);
            }
        }

        return [.. series.Select(s => new NamedSeries(s.Key, s.Value, 0, steps[0], grain))];
    }
}
