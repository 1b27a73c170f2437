using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Charts;

/// <summary>Builds lying bars of a breakdown, one for each row, in the result's order.</summary>
public static class BarChart
{
    private const int NameLength = 28;
    // Three bars are no thicker than five.
    private const int LeastSlots = 5;

    /// <summary>A comfortable height in pixels for so many bars.</summary>
    public static int HeightFor(int bars) => Math.Max(120, 16 + (bars * 36));

    /// <summary>Draws one measure of a result with one dimension.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="measure">The place of the measure in the query.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="colourOf">A value's colour.</param>
    /// <param name="filter">The reader's filter on the dimension; what it leaves out is faded.</param>
    public static ChartView Build(
        QueryResult result, int measure, Formatter format, string title, Func<DimensionValue, string> colourOf, Filter? filter = null)
    {
        var definition = MeasureCatalog.Of(result.Query.Measures[measure]);
        var dimension = result.Query.By[0];
        var rows = result.Rows;
        double?[] values = [.. rows.Select(r => ChartText.Number(r.Values[measure].Value))];
        // Places, not names, stand on the axis: two values may share a name once it is cut.
        double[] places = [.. Enumerable.Range(0, rows.Count).Select(i => (double)i)];
        var trace = new BarTrace
        {
            Name = ChartText.Encode(definition.Label),
            X = values,
            Y = places,
            Width = 0.62,
            Marker = new MarkerStyle(
                rows.Select(r => colourOf(r.Keys[0])).ToArray(),
                Opacity: rows.Select(r => filter is null || filter.Values.Contains(r.Keys[0].Key, StringComparer.Ordinal) != filter.Exclude ? 1.0 : 0.3).ToArray(),
                Cornerradius: 3),
            Text = [.. rows.Select(r => ChartText.Encode(End(result, r, measure, definition, format)))],
            Hovertext = rows.Select(r => Hover(result, r, measure, definition, dimension, format)).ToArray(),
        };
        var low = Math.Min(0, values.Min() ?? 0);
        var high = Math.Max(0, values.Max() ?? 0);
        var room = (high - low) * 0.34;
        var layout = new ChartLayout
        {
            Hovermode = "closest",
            Margin = new(8, 8, 0, 0),
            Xaxis = new() { Type = "linear", Showticklabels = false, Zeroline = low < 0, Range = new[] { low < 0 ? low - room : 0, high + room } },
            Yaxis = new()
            {
                Type = "linear",
                Tickvals = places,
                Ticktext = [.. rows.Select(r => ChartText.Encode(Name(r.Keys[0], dimension, format), NameLength))],
                Range = new[] { Math.Max(rows.Count, LeastSlots) - 0.45, -0.55 },
                Ticklabelstandoff = 8,
            },
        };
        var figure = new ChartFigure([trace], layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        int[] sources = [.. Enumerable.Range(0, rows.Count).Select(i => rows[i].IsOther ? -1 : i)];
        return new ChartView(figure, Table(result, format), Summary(result, measure, definition, dimension, format, title), [sources]);
    }

    /// <summary>All measures of a breakdown as a table, with the share of what adds up.</summary>
    public static ChartTable Table(QueryResult result, Formatter format)
    {
        var dimension = result.Query.By[0];
        var measures = result.Query.Measures.Select(MeasureCatalog.Of).ToArray();
        var columns = new List<string> { DimensionCatalog.Of(dimension).Label };
        foreach (var definition in measures)
        {
            var unit = format.UnitOf(definition.Unit);
            columns.Add(unit.Length == 0 ? definition.Label : $"{definition.Label} ({unit})");
            if (definition.IsAdditive)
            {
                columns.Add("Share");
            }
        }

        var compared = result.Rows.Any(r => r.Comparison is not null);
        if (compared)
        {
            columns.Add("Before");
            columns.Add("Change");
        }

        var rows = result.Rows.Select(row =>
        {
            var cells = new List<string> { Name(row.Keys[0], dimension, format) };
            for (var m = 0; m < measures.Length; m++)
            {
                cells.Add(format.Cell(row.Values[m].Value, measures[m].Unit));
                if (measures[m].IsAdditive)
                {
                    cells.Add(ShareOf(result, row, m) is { } share ? format.Share(share) : Formatter.NotAvailable);
                }
            }

            if (compared)
            {
                cells.Add(row.Comparison is { } before ? format.Cell(before[0].Value, measures[0].Unit) : Formatter.NotAvailable);
                cells.Add(row.Comparison is { } was && Change.Between(row.Values[0], was[0], measures[0]) is { } change ? format.Change(change, measures[0].Unit) : Formatter.NotAvailable);
            }

            return (IReadOnlyList<string>)cells;
        });
        return new ChartTable(columns, [.. rows]);
    }

    /// <summary>The row's part of the total, where the measure adds up and the total is positive.</summary>
    public static decimal? ShareOf(QueryResult result, QueryRow row, int measure) =>
        MeasureCatalog.Of(result.Query.Measures[measure]).IsAdditive && result.Totals[measure].Value is > 0m and var total && row.Values[measure].Value is { } value
            ? value / total
            : null;

    private static string Name(DimensionValue value, Dimension dimension, Formatter format) =>
        value.Key switch
        {
            // Neither new nor returning: customers who only gave something back.
            DimensionValue.UnknownKey when dimension == Dimension.CustomerKind => "No order",
            DimensionValue.UnknownKey or DimensionValue.OtherKey => Formatter.Label(value),
            _ => format.Bucket(value, dimension),
        };

    private static string End(QueryResult result, QueryRow row, int measure, MeasureDefinition definition, Formatter format)
    {
        var value = format.Compact(row.Values[measure].Value, definition.Unit);
        return ShareOf(result, row, measure) is { } share ? $"{value}  ·  {format.Share(share)}" : value;
    }

    private static string Hover(QueryResult result, QueryRow row, int measure, MeasureDefinition definition, Dimension dimension, Formatter format)
    {
        var lines = new List<string>
        {
            ChartText.Encode(Name(row.Keys[0], dimension, format), 60),
            $"<b>{ChartText.Encode(format.Exact(row.Values[measure].Value, definition.Unit))}</b>",
        };
        if (ShareOf(result, row, measure) is { } share)
        {
            lines.Add($"{ChartText.Encode(format.Share(share))} of {ChartText.Encode(format.Compact(result.Totals[measure].Value, definition.Unit))}");
        }

        if (row.Comparison is { } before)
        {
            var change = Change.Between(row.Values[measure], before[measure], definition);
            lines.Add($"before: {ChartText.Encode(format.Exact(before[measure].Value, definition.Unit))}" + (change is { } c ? $" ({ChartText.Encode(format.Change(c, definition.Unit))})" : string.Empty));
        }

        return string.Join("<br>", lines);
    }

    private static string Summary(QueryResult result, int measure, MeasureDefinition definition, Dimension dimension, Formatter format, string title)
    {
        var words = result.Rows.Take(3).Select(r => $"{Name(r.Keys[0], dimension, format)} {End(result, r, measure, definition, format)}");
        return $"{title}: {result.Rows.Count} bars, {string.Join("; ", words)}.";
    }
}
