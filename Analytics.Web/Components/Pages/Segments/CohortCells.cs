using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Core.Queries;
using Analytics.Web.Components.Charts;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Segments;

/// <summary>What stands in the cells of cohorts, drawn or as a table: the average of all in the first row, then the cohorts.</summary>
internal sealed class CohortCells
{
    private const int FewPercent = 20;

    private readonly CohortTable _table;
    private readonly Formatter _format;
    private readonly bool _firstIsWhole;
    private readonly bool _isFine;

    /// <summary>Reads a table of cohorts.</summary>
    public CohortCells(CohortTable table, bool byMean, Formatter format)
    {
        (_table, _format) = (table, format);
        var periods = table.Weighted.Count;
        decimal?[] average = [.. Enumerable.Range(0, periods).Select(n => byMean ? table.Mean[n] : table.Weighted[n].Value)];
        Values = [average, .. table.Lines.Select(l => Enumerable.Range(0, periods).Select(n => n < l.Cells.Count ? l.Cells[n].Value : null).ToArray())];
        // A first period in which by definition everybody was active tells nothing; it keeps its number and gets no colour.
        _firstIsWhole = !table.IsMoney && table.Lines.All(static l => l.Cells[0].Value == 1m);
        High = Values.SelectMany(row => row.Skip(table.IsMoney ? 0 : 1)).Max() is > 0 and var top ? (double)top : 1;
        _isFine = !table.IsMoney && High * 100 < FewPercent;
        Names = [byMean ? "Mean of cohorts" : "All cohorts", .. table.Lines.Select(l => NameOf(l.Start))];
        Columns = [.. Enumerable.Range(0, periods).Select(static n => n.ToString(CultureInfo.InvariantCulture))];
    }

    /// <summary>Each row's values by period; null where nothing is known.</summary>
    public decimal?[][] Values { get; }

    /// <summary>The rows' names.</summary>
    public string[] Names { get; }

    /// <summary>The periods.</summary>
    public string[] Columns { get; }

    /// <summary>The value of the darkest cell.</summary>
    public double High { get; }

    /// <summary>Whether a period's cells have no colour.</summary>
    public bool IsPlain(int period) => _firstIsWhole && period == 0;

    /// <summary>Whether a cell may still grow.</summary>
    public bool IsOpen(int row, int period) => row > 0 && _table.Lines[row - 1].Cells[period].IsUnfinished;

    /// <summary>A cell's number, starred while it may still grow.</summary>
    public string Text(int row, int period, decimal value) =>
        (_table.IsMoney ? _format.Axis(decimal.Round(value, value < 100 ? 1 : 0), MeasureUnit.Money) : (value * 100m).ToString(_isFine ? "0.0" : "0", _format.Culture))
        + (IsOpen(row, period) ? "*" : string.Empty);

    /// <summary>The colour of that number.</summary>
    public string Ink(int period, decimal value) => IsPlain(period) ? "var(--text-2)" : HeatScale.Ink((double)value, High);

    private string NameOf(DateOnly start) => _table.Matrix.Query.Bucket is var bucket && bucket is Dimension.Day or Dimension.Week
        ? _format.Day(start)
        : _format.Bucket(new DimensionValue(string.Empty, string.Empty, start), bucket);
}
