using System.Globalization;
using System.Text;

namespace Analytics.Core.Forecasting.Files;

/// <summary>Reads series in long format: a header with <c>unique_id</c>, <c>ds</c> and <c>y</c>, in any order, and a row a step.</summary>
/// <remarks>
/// <c>ds</c> is a whole number or a date (<c>2026-01-31</c>, with <c>00:00:00</c> if need be, or <c>2026-01</c>), one kind a
/// series. Rows of a series may stand anywhere and in any order; series keep the order in which they first appear. An empty
/// <c>y</c>, <c>NA</c>, <c>NaN</c> and <c>null</c> are missing values, and so are steps without a row.
/// </remarks>
public static class SeriesFile
{
    private const int LongestGap = 100_000;
    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyy-MM", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy/MM/dd"];

    /// <summary>Reads a file.</summary>
    /// <exception cref="SeriesFileException">The text is not of this form.</exception>
    public static IReadOnlyList<NamedSeries> Read(TextReader reader)
    {
        var rows = new CsvRows(reader);
        var header = rows.Next() ?? throw new SeriesFileException("The file is empty: it needs a header with unique_id, ds and y.");
        var columns = new[] { "unique_id", "ds", "y" }.Select(name => Column(header, name)).ToArray();
        var series = new Dictionary<string, List<Observation>>(StringComparer.Ordinal);
        var order = new List<string>();
        while (rows.Next() is { } row)
        {
            if (row.Count != header.Count)
            {
                throw new SeriesFileException($"Line {rows.Line}: {row.Count} columns where the header has {header.Count}.");
            }

            var id = row[columns[0]];
            if (id.Length == 0)
            {
                throw new SeriesFileException($"Line {rows.Line}, column unique_id: the name of the series is empty.");
            }

            if (!series.TryGetValue(id, out var list))
            {
                series[id] = list = [];
                order.Add(id);
            }

            list.Add(Observe(row[columns[1]].Trim(), row[columns[2]].Trim(), rows.Line));
        }

        return order.Count == 0
            ? throw new SeriesFileException("The file has a header and no rows.")
            : [.. order.Select(id => SeriesSteps.Make(id, series[id], LongestGap))];
    }

    private static int Column(List<string> header, string name)
    {
        var at = header.FindIndex(h => string.Equals(h.Trim(), name, StringComparison.OrdinalIgnoreCase));
        return at >= 0
            ? at
            : throw new SeriesFileException($"Line 1: there is no column {name}. The header has: {Shown(string.Join(", ", header))}.");
    }

    private static Observation Observe(string ds, string y, int line)
    {
        double value;
        if (y.Length == 0 || y.Equals("NA", StringComparison.OrdinalIgnoreCase) || y.Equals("NaN", StringComparison.OrdinalIgnoreCase)
            || y.Equals("null", StringComparison.OrdinalIgnoreCase))
        {
            value = double.NaN;
        }
        else if (!double.TryParse(y, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || !double.IsFinite(value))
        {
            throw new SeriesFileException($"Line {line}, column y: '{Shown(y)}' is no number. Write it as 1234.5, or leave it empty where it is missing.");
        }
        else if (Math.Abs(value) > 1e150)
        {
            throw new SeriesFileException($"Line {line}, column y: '{Shown(y)}' is too large to compute with.");
        }

        if (long.TryParse(ds, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < long.MaxValue / 4)
        {
            return new Observation(line, number, null, value);
        }

        return DateTime.TryParseExact(ds, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.TimeOfDay == TimeSpan.Zero
            ? new Observation(line, 0, DateOnly.FromDateTime(time), value)
            : throw new SeriesFileException($"Line {line}, column ds: '{Shown(ds)}' is neither a whole number nor a day such as 2026-01-31.");
    }

    private static string Shown(string text)
    {
        var shown = new StringBuilder();
        foreach (var character in text.Take(60))
        {
            shown.Append(char.IsControl(character) ? '·' : character);
        }

        return text.Length > 60 ? shown.Append('…').ToString() : shown.ToString();
    }
}
