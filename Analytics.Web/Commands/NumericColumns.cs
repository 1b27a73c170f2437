using System.Globalization;
using Analytics.Core.Customers;

namespace Analytics.Web.Commands;

/// <summary>Reads columns of numbers from any file of separated values with a header.</summary>
/// <param name="Data">The columns asked for.</param>
/// <param name="Lines">The line of the file, counted from 1, of each row.</param>
/// <param name="Skipped">Rows left out because a value is missing.</param>
internal sealed record NumericColumns(FeatureMatrix Data, IReadOnlyList<long> Lines, int Skipped)
{
    /// <summary>Reads them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="names">The columns' names as in the header, in any case.</param>
    /// <exception cref="UsageException">There is no such column; the message says which there are.</exception>
    /// <exception cref="FailedException">A value is no number, or there is none.</exception>
    public static NumericColumns Read(string path, IReadOnlyList<string> names)
    {
        using var reader = new StreamReader(path);
        var csv = new DelimitedText(reader);
        string[] header = [.. csv.Next() ?? throw new FailedException($"'{path}' is empty.")];
        var places = names.Select(name => Place(header, name)).ToArray();
        var values = places.Select(static _ => new List<double>()).ToArray();
        var lines = new List<long>();
        var skipped = 0;
        var row = new double[places.Length];
        while (csv.Next() is { } cells)
        {
            if (!TryRow(cells, csv.Line, places, header, row))
            {
                skipped++;
                continue;
            }

            lines.Add(csv.Line);
            for (var i = 0; i < row.Length; i++)
            {
                values[i].Add(row[i]);
            }
        }

        return lines.Count == 0
            ? throw new FailedException($"'{path}' has no row with a number in every column asked for.")
            : new NumericColumns(FeatureMatrix.Of([.. places.Select(p => new Feature(header[p]))], [.. values.Select(static v => v.ToArray())]), lines, skipped);
    }

    private static int Place(string[] header, string name)
    {
        var place = Array.FindIndex(header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        return place >= 0 ? place : throw new UsageException($"There is no column '{name}'. The file has: {string.Join(", ", header)}.");
    }

    private static bool TryRow(IReadOnlyList<string> cells, long line, int[] places, string[] header, double[] row)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var cell = places[i] < cells.Count ? cells[places[i]] : string.Empty;
            if (cell.Length == 0 || cell.Equals("nan", StringComparison.OrdinalIgnoreCase) || cell.Equals("na", StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out row[i]) || !double.IsFinite(row[i]))
            {
                throw new FailedException(Text.Of($"Line {line} has '{cell}' in '{header[places[i]]}', which is no number as 1234.5. Name columns of numbers only."));
            }
        }

        return true;
    }
}
