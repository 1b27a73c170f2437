using System.Globalization;
using Analytics.Core.Marketing.Attribution;

namespace Analytics.Web.Commands;

/// <summary>Reads touch paths from a file of separated values with a header.</summary>
internal sealed class PathFile
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["path"] = ["path"],
        ["conversions"] = ["conversions", "total_conversions"],
        ["value"] = ["value", "total_conversion_value", "conversion_value"],
        ["nulls"] = ["nulls", "null", "total_null"],
    };

    private readonly string _separator;
    private readonly int _path;
    private readonly int _conversions;
    private readonly int _value;
    private readonly int _nulls;

    private PathFile(string[] header, IReadOnlyDictionary<string, string> map, string separator)
    {
        _separator = separator;
        _path = Place(header, map, "path");
        _conversions = Place(header, map, "conversions");
        _value = Place(header, map, "value");
        _nulls = Place(header, map, "nulls");
        if (_path < 0)
        {
            throw new UsageException($"Say which column is the path: --map path=COLUMN. The file has: {string.Join(", ", header)}.");
        }
    }

    /// <summary>Reads them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="map">Columns by field; fields that are not named are looked for by their usual names.</param>
    /// <param name="separator">What stands between two channels.</param>
    /// <exception cref="UsageException">A column is not there, or a field is not known.</exception>
    /// <exception cref="FailedException">There is no such file, or a row of it cannot be read.</exception>
    public static IReadOnlyList<TouchPath> Read(string file, IReadOnlyDictionary<string, string> map, string separator)
    {
        if (map.Keys.FirstOrDefault(static k => !Fields.ContainsKey(k)) is { } unknown)
        {
            throw new UsageException($"Paths have no '{unknown}'. --map takes {string.Join(", ", Fields.Keys)}.");
        }

        if (!File.Exists(file))
        {
            throw new FailedException($"There is no file '{file}'. Check the path.");
        }

        using var reader = new StreamReader(file);
        var csv = new DelimitedText(reader);
        string[] header = [.. csv.Next() ?? throw new FailedException($"'{file}' is empty.")];
        var columns = new PathFile(header, map, separator);
        var paths = new List<TouchPath>();
        while (csv.Next() is { } cells)
        {
            paths.Add(columns.Row(cells, csv.Line));
        }

        return paths.Count > 0 ? paths : throw new FailedException($"'{file}' has a header and no path.");
    }

    private static int Place(string[] header, IReadOnlyDictionary<string, string> map, string field)
    {
        if (!map.TryGetValue(field, out var name))
        {
            return Array.FindIndex(header, h => Fields[field].Contains(h, StringComparer.OrdinalIgnoreCase));
        }

        var place = Array.FindIndex(header, h => string.Equals(h, name, StringComparison.OrdinalIgnoreCase));
        return place >= 0 ? place : throw new UsageException($"There is no column '{name}'. The file has: {string.Join(", ", header)}.");
    }

    private TouchPath Row(IReadOnlyList<string> cells, long line)
    {
        var channels = Cell(cells, _path).Split(_separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var path = new TouchPath(
            channels,
            _conversions < 0 ? 1 : Count(cells, _conversions, line, "conversions"),
            _value < 0 ? 0 : Value(cells, line),
            _nulls < 0 ? 0 : Count(cells, _nulls, line, "journeys without a conversion"));
        return channels.Length == 0
            ? throw new FailedException(Text.Of($"Line {line} has no channel in its path. Name one, or leave the line out."))
            : path is { Conversions: 0, Value: not 0 }
            ? throw new FailedException(Text.Of($"Line {line} has a value and no conversion that brought it."))
            : path;
    }

    private static string Cell(IReadOnlyList<string> cells, int place) => place < cells.Count ? cells[place] : string.Empty;

    private static long Count(IReadOnlyList<string> cells, int place, long line, string what)
    {
        var cell = Cell(cells, place);
        return cell.Length == 0
            ? 0
            : double.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && number == Math.Floor(number) && number <= 1e15
            ? (long)number
            : throw new FailedException(Text.Of($"Line {line} has '{cell}' {what}; that is a whole number, 0 or more."));
    }

    private double Value(IReadOnlyList<string> cells, long line)
    {
        var cell = Cell(cells, _value);
        return cell.Length == 0
            ? 0
            : double.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && number <= 1e15
            ? number
            : throw new FailedException(Text.Of($"Line {line} has the value '{cell}'; that is a number such as 1234.5, 0 or more."));
    }
}
