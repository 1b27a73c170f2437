using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>Builds cohorts by periods since their first orders, in one hue, with their average on top; unfinished cells are framed and starred.</summary>
public static class CohortChart
{
    private const double RoomForNumbers = 36;

    /// <summary>Pixels for so many cohorts.</summary>
    public static int HeightFor(CohortTable table) => 88 + (Math.Max(4, table.Lines.Count + 1) * 26);

    /// <summary>The same cells as a table, for a phone.</summary>
    /// <param name="table">The cohorts.</param>
    /// <param name="byMean">As for <see cref="Build"/>.</param>
    /// <param name="format">How numbers are written.</param>
    public static HeatGrid Grid(CohortTable table, bool byMean, Formatter format)
    {
        var cells = new CohortCells(table, byMean, format);
        return new HeatGrid(
            Singular(table.Matrix.Query.Bucket),
            cells.Columns,
            [.. cells.Values.Select((row, r) => new HeatRow(
                cells.Names[r],
                format.Count(r == 0 ? table.Customers : table.Lines[r - 1].Size),
                [.. row.Select((value, n) => value is { } known ? new HeatCell(cells.Text(r, n, known), cells.IsPlain(n) ? null : HeatScale.Ground((double)known, cells.High), cells.Ink(n, known), cells.IsOpen(r, n)) : null)]))]);
    }

    /// <summary>Draws a table of cohorts.</summary>
    /// <param name="table">The cohorts.</param>
    /// <param name="byMean">Whether the average counts each cohort once; else each customer.</param>
    /// <param name="format">How numbers are written.</param>
    /// <param name="title">What it shows.</param>
    public static ChartView Build(CohortTable table, bool byMean, Formatter format, string title)
    {
        var bucket = table.Matrix.Query.Bucket;
        var cells = new CohortCells(table, byMean, format);
        var (values, names, columns, high) = (cells.Values, cells.Names, cells.Columns, cells.High);
        var periods = columns.Length;
        // Places carry a mark that no name has twice: two cohorts may read alike once cut.
        string[] rows = [.. Enumerable.Range(0, names.Length).Select(i => i.ToString(CultureInfo.InvariantCulture))];
        var x = new List<string>();
        var y = new List<string>();
        var words = new List<string>();
        var ink = new List<string>();
        for (var r = 0; r < values.Length; r++)
        {
            for (var n = 0; n < periods; n++)
            {
                if (values[r][n] is { } value)
                {
                    x.Add(columns[n]);
                    y.Add(rows[r]);
                    words.Add(ChartText.Encode(cells.Text(r, n, value)));
                    ink.Add(cells.Ink(n, value));
                }
            }
        }

        ChartTrace[] traces =
        [
            new HeatTrace
            {
                X = columns,
                Y = rows,
                Z = [.. values.Select(row => (IReadOnlyList<double?>)[.. row.Select((v, n) => cells.IsPlain(n) ? null : HeatScale.Draw(ChartText.Number(v), high))])],
                Zmin = -HeatScale.NegativePart * high,
                Zmax = high,
                Colorscale = HeatScale.Steps,
                Hovertext = values.Select((row, r) => row.Select((v, n) => v is null ? string.Empty : Hover(r, n, v.Value)).ToArray()).ToArray(),
                Xgap = 1,
                Ygap = 1,
            },
            new PointTrace { X = x, Y = y, Mode = "text", Text = words, Textfont = new TextStyle(11, ink), Hoverinfo = "skip", Meta = new CellRoom(Math.Max(1, periods), RoomForNumbers) },
        ];
        var step = Math.Max(1, periods / 14);
        string[] marks = [.. columns.Where((_, n) => n % step == 0)];
        var layout = new ChartLayout
        {
            Margin = new(8, 8, 8, 8),
            Xaxis = new() { Type = "category", Side = "top", Tickvals = marks, Ticktext = marks, Tickangle = 0, Ticklabelstandoff = 2, Title = new($"{Plural(bucket)} since the first order", 4) },
            Yaxis = new()
            {
                Type = "category",
                Autorange = "reversed",
                Ticklabelstandoff = 6,
                Tickvals = rows,
                Ticktext = [$"<b>{names[0]}</b>", .. names.Skip(1).Select((name, i) => ChartText.Encode($"{name}  {format.Count(table.Lines[i].Size)}"))],
            },
            Shapes = [.. Unfinished(), new ChartShape(-0.5, periods - 0.5, 0.5, 0.5, new("var(--line-strong)", 1), "line")],
        };
        var figure = new ChartFigure(traces, layout, ChartText.Encode(title), ChartText.FileName(title, "png"));
        return new ChartView(figure, Table(), Summary(), [[], []]);

        string Hover(int row, int n, decimal value)
        {
            var exact = ChartText.Encode(format.Exact(value, table.IsMoney ? MeasureUnit.Money : MeasureUnit.Share));
            var when = $"{n} {Plural(bucket).ToLowerInvariant()} after the first order";
            if (row == 0)
            {
                return $"{names[0]}, {when}<br><b>{exact}</b><br>{ChartText.Encode(format.Count(table.Weighted[n].Customers))} customers";
            }

            var line = table.Lines[row - 1];
            var cell = line.Cells[n];
            var of = table.IsMoney
                ? $"{format.Exact(cell.Numerator, MeasureUnit.Money)} by {format.Count(line.Size)} customers"
                : $"{format.Count(cell.Numerator)} of {format.Count(line.Size)} customers";
            return $"{ChartText.Encode(names[row])}, {when}<br><b>{exact}</b><br>{ChartText.Encode(of)}{(cell.IsUnfinished ? "<br>not finished: it may still grow" : string.Empty)}";
        }

        IEnumerable<ChartShape> Unfinished() =>
            from r in Enumerable.Range(0, table.Lines.Count)
            from n in Enumerable.Range(0, table.Lines[r].Cells.Count)
            where table.Lines[r].Cells[n].IsUnfinished
            select new ChartShape(n - 0.44, n + 0.44, r + 0.6, r + 1.4, new("var(--text-2)", 1, "dot"));

        ChartTable Table() => new(
            [Singular(bucket) + " of the first order", "Customers", .. columns],
            [
                .. values.Select((row, r) => (IReadOnlyList<string>)
                [
                    names[r],
                    format.Count(r == 0 ? table.Customers : table.Lines[r - 1].Size),
                    .. row.Select((v, n) => v is not { } value
                        ? string.Empty
                        : (table.IsMoney ? format.Cell(value, MeasureUnit.Money) : format.Share(value)) + (r > 0 && table.Lines[r - 1].Cells[n].IsUnfinished ? "*" : string.Empty)),
                ]),
            ]);

        string Summary()
        {
            var one = values[0].ElementAtOrDefault(1);
            var said = one is null ? "no finished period yet" : table.IsMoney
                ? $"{format.Compact(one, MeasureUnit.Money)} a customer by period 1"
                : $"{format.Share(one.Value)} active in period 1";
            return $"{title}: {format.Count(table.Customers)} customers in {table.Lines.Count} cohorts; on average {said}.";
        }
    }

    /// <summary>Periods in words.</summary>
    public static string Plural(Dimension bucket) => Singular(bucket) + "s";

    private static string Singular(Dimension bucket) => DimensionCatalog.Of(bucket).Label;
}
