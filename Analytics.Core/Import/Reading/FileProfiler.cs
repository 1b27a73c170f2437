using System.Globalization;

namespace Analytics.Core.Import.Reading;

/// <summary>Reads a whole file in one layout and gathers what its columns say.</summary>
internal static class FileProfiler
{
    private const int PreviewRows = 20;

    /// <summary>Reads to the end.</summary>
    /// <exception cref="ImportException">Header only, one column, too many columns, or a row that is too long.</exception>
    public static FileProfile Read(Stream text, FileLayout layout, int latestYear, ProgressMeter meter, CancellationToken cancellationToken)
    {
        using var reader = new RecordReader(text, layout);
        var header = reader.Header;
        var firstRows = new List<IReadOnlyList<string>>();
        ColumnProfile[]? columns = null;
        var width = header?.Count ?? 0;
        long ragged = 0;
        CheckWidth(header?.Count);
        while (reader.Read())
        {
            if (columns is null)
            {
                width = header?.Count ?? reader.Count;
                CheckWidth(width);
                columns = new ColumnProfile[width];
                for (var i = 0; i < width; i++)
                {
                    columns[i] = new ColumnProfile(latestYear);
                }
            }

            if (firstRows.Count < PreviewRows)
            {
                firstRows.Add(Shortened(reader.AllCells()));
            }

            if (reader.Count == width)
            {
                for (var i = 0; i < columns.Length; i++)
                {
                    columns[i].Add(reader.Cell(i));
                }
            }
            else
            {
                ragged++;
            }

            if ((reader.Row & 0xFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                meter.Rows = reader.Row + 1;
            }
        }

        if (columns is null)
        {
            throw new ImportException(
                header is { Count: > 0 } ? ImportError.HeaderOnly : ImportError.EmptyFile,
                header is { Count: > 0 }
                    ? "The file has a header and no rows below it: there is nothing to import. Choose a longer period in the shop's export and try again."
                    : "The file has no rows. Export it again from the shop and try once more.");
        }

        return new FileProfile(layout, NamesOf(header, width), header, columns, firstRows, reader.Row + 1, ragged);
    }

    /// <summary>Unique names for the columns.</summary>
    public static IReadOnlyList<string> NamesOf(IReadOnlyList<string>? header, int width)
    {
        var names = new List<string>(width);
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < width; i++)
        {
            var name = header is not null && i < header.Count ? header[i].Trim() : string.Empty;
            name = name.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"Column {i + 1}") : Cut(name, 100);
            var unique = name;
            for (var n = 2; !used.Add(unique); n++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            }

            names.Add(unique);
        }

        return names;
    }

    /// <summary>Throws for a number of columns that is no table.</summary>
    public static void CheckWidth(int? width)
    {
        if (width == 1)
        {
            throw OneColumn();
        }

        if (width > RecordReader.MaxColumns)
        {
            throw new ImportException(
                ImportError.TooManyColumns,
                $"The file has {width} columns; at most {RecordReader.MaxColumns} can be read. Leave out those that are not needed and try again.");
        }
    }

    /// <summary>What to say of a file with one column.</summary>
    public static ImportException OneColumn() => new(
        ImportError.OneColumn,
        "Only one column was found. A table needs at least two, with a comma, semicolon, tab or vertical bar between them, or in fixed widths. "
            + "If the file is a table, say what separates its columns.");

    private static string[] Shortened(string[] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Cut(cells[i], 200);
        }

        return cells;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
