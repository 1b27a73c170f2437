using System.Text;
using CsvHelper;

namespace Analytics.Core.Import.Reading;

/// <summary>
/// Reads a table row by row as UTF-8, whatever its layout, without keeping any: header apart, rows without any value passed over.
/// </summary>
internal sealed class RecordReader : IDisposable
{
    /// <summary>Largest row, in bytes.</summary>
    public const int MaxRecordBytes = 256 * 1024;

    /// <summary>Most columns.</summary>
    public const int MaxColumns = 256;

    private readonly CsvReader _csv;
    private readonly bool _skipsEmptyCells;
    private readonly List<int> _cells = [];
    private bool _isUnbalanced;

    /// <summary>Starts before the first row; the header, if the layout has one, is read.</summary>
    /// <param name="text">The text's bytes.</param>
    /// <param name="layout">How they become cells.</param>
    public RecordReader(Stream text, FileLayout layout)
    {
        _skipsEmptyCells = layout.Separator == ColumnSeparator.Blanks;
        var isQuoted = layout.Separator is not (ColumnSeparator.Blanks or ColumnSeparator.FixedWidth);
        var isUtf8 = string.Equals(layout.Encoding, "utf-8", StringComparison.OrdinalIgnoreCase);
        _csv = CsvReader.Create(
            text,
            new CsvReaderOptions
            {
                Separator = layout.Separator == ColumnSeparator.FixedWidth ? null : Separators.CharOf(layout.Separator),
                Mode = ModeOf(layout.Separator),
                FieldWidths = layout.Separator == ColumnSeparator.FixedWidth ? layout.Widths : null,
                HasHeader = false,
                TrackLineNumbers = true,
                BufferSize = 1 << 17,
                MaxRecordSize = MaxRecordBytes,
                Encoding = isUtf8 ? null : TextSource.EncodingOf(layout.Encoding),
                OnMalformedRecord = isQuoted ? OnMalformed : null,
            },
            leaveOpen: false);
        if (layout.HasHeader)
        {
            Header = Advance() ? AllCells() : [];
        }
    }

    /// <summary>The header's cells; null where the layout has none.</summary>
    public IReadOnlyList<string>? Header { get; }

    /// <summary>The row's place among the rows, counted from 0; −1 before the first.</summary>
    public long Row { get; private set; } = -1;

    /// <summary>The row's first physical line in the file, counted from 1.</summary>
    public long Line => _csv.LineNumber;

    /// <summary>How many cells the row has.</summary>
    public int Count => _skipsEmptyCells ? _cells.Count : _csv.FieldCount;

    /// <summary>Whether the row's quotes do not pair up, so that it may have swallowed others.</summary>
    public bool IsUnbalanced => _isUnbalanced;

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="ImportException">A row is too long, or the archive is damaged.</exception>
    public bool Read()
    {
        if (!Advance())
        {
            return false;
        }

        Row++;
        return true;
    }

    /// <summary>A cell as the file has it, quotes and doubled quotes resolved; empty past the row's end. Valid until the next row.</summary>
    public ReadOnlySpan<byte> Raw(int column)
    {
        if (!_skipsEmptyCells)
        {
            return column < _csv.FieldCount ? _csv.GetSpan(column) : default;
        }

        return column < _cells.Count ? _csv.GetSpan(_cells[column]) : default;
    }

    /// <summary>A cell without blanks around it.</summary>
    public ReadOnlySpan<byte> Cell(int column) => Trim(Raw(column));

    /// <summary>All cells as text, as the file has them.</summary>
    public string[] AllCells()
    {
        var cells = new string[Count];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = Encoding.UTF8.GetString(Raw(i));
        }

        return cells;
    }

    /// <inheritdoc />
    public void Dispose() => _csv.Dispose();

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell)
    {
        if (cell.Length == 0 || (cell[0] > ' ' && cell[^1] > ' ' && cell[0] < 0xC2 && cell[^1] < 0x80))
        {
            return cell;
        }

        while (true)
        {
            var before = cell.Length;
            cell = cell.Trim(" \t\r\n"u8);

            // A no-break space in UTF-8.
            cell = cell.StartsWith("\u00a0"u8) ? cell[2..] : cell;
            cell = cell.EndsWith("\u00a0"u8) ? cell[..^2] : cell;
            if (cell.Length == before)
            {
                return cell;
            }
        }
    }

    private static CsvMode ModeOf(ColumnSeparator separator) => separator switch
    {
        ColumnSeparator.FixedWidth => CsvMode.FixedWidth,
        ColumnSeparator.Blanks => CsvMode.NoEscape,
        _ => CsvMode.Rfc4180,
    };

    private void OnMalformed(CsvMalformedRecord record)
    {
        if (record.Reason is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.TextAfterClosingQuote)
        {
            _isUnbalanced = true;
        }
    }

    private bool Advance()
    {
        try
        {
            do
            {
                _isUnbalanced = false;
                if (!_csv.Read())
                {
                    return false;
                }

                if (_csv.RawRecord.Length > MaxRecordBytes)
                {
                    throw TooLong(_csv.LineNumber, null);
                }
            }
            while (IsBlank());

            return true;
        }
        catch (CsvFormatException exception)
        {
            throw TooLong(exception.LineNumber, exception);
        }
        catch (InvalidDataException exception)
        {
            throw TextSource.Broken(exception);
        }
    }

    private static ImportException TooLong(long? line, Exception? cause) => new(
        ImportError.CellTooLong,
        $"Line {line?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?"} is longer than {MaxRecordBytes / 1024} kB, more than a row of a table can be. "
            + "Perhaps a quotation mark is opened there and never closed: correct it and try again.",
        cause);

    private bool IsBlank()
    {
        if (_skipsEmptyCells)
        {
            _cells.Clear();
            for (var i = 0; i < _csv.FieldCount; i++)
            {
                if (Trim(_csv.GetSpan(i)).Length > 0)
                {
                    _cells.Add(i);
                }
            }

            return _cells.Count == 0;
        }

        for (var i = 0; i < _csv.FieldCount; i++)
        {
            if (Trim(_csv.GetSpan(i)).Length > 0)
            {
                // An old end-of-file mark is no row.
                return _csv.FieldCount == 1 && _csv.GetSpan(0).SequenceEqual("\u001a"u8);
            }
        }

        return true;
    }
}
