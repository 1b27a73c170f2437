using System.Globalization;
using System.Text;
using Analytics.Core.Domain;

namespace Analytics.Core.Export;

/// <summary>
/// Writes CSV (RFC 4180: comma, CRLF, quotes where needed; UTF-8). Numbers and dates are written in invariant form, instants with their
/// offset; texts go through <see cref="CsvCell"/>.
/// </summary>
public sealed class CsvExport : TableExport
{
    private const int BufferChars = 16_384;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly char delimiter;
    private readonly StringBuilder buffer = new(BufferChars + 1_024);
    private bool rowBegun;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="byteOrderMark">Whether it begins with a byte order mark, by which spreadsheets know UTF-8.</param>
    /// <param name="delimiter">What stands between cells.</param>
    public CsvExport(Stream stream, bool byteOrderMark = true, char delimiter = ',')
        : base(stream)
    {
        this.delimiter = delimiter;
        if (byteOrderMark)
        {
            buffer.Append('\uFEFF');
        }
    }

    /// <inheritdoc />
    protected override void WriteText(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        buffer.Append(CsvCell.Quote(CsvCell.Escape(text), delimiter));
    }

    /// <inheritdoc />
    protected override void WriteNumber(decimal? number)
    {
        Separate();
        if (number is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value:0.############################}");
        }
    }

    /// <inheritdoc />
    protected override void WriteInteger(long? number)
    {
        Separate();
        if (number is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value}");
        }
    }

    /// <inheritdoc />
    protected override void WriteDay(DateOnly? day)
    {
        Separate();
        if (day is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value:yyyy-MM-dd}");
        }
    }

    /// <inheritdoc />
    protected override void WriteInstant(DateTimeOffset? instant)
    {
        Separate();
        if (instant is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value:yyyy-MM-ddTHH:mm:sszzz}");
        }
    }

    /// <inheritdoc />
    protected override void WriteScientific(double? number)
    {
        Separate();
        if (number is { } value && double.IsFinite(value))
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value:0.###e+0}");
        }
    }

    /// <inheritdoc />
    protected override ValueTask WriteHeaderAsync(CancellationToken cancellationToken)
    {
        foreach (var column in Columns)
        {
            WriteText(column.Name);
        }

        return WriteRowAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override ValueTask WriteRowAsync(CancellationToken cancellationToken)
    {
        buffer.Append("\r\n");
        rowBegun = false;
        return buffer.Length >= BufferChars ? FinishAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        // The text is whole here: a row ended, so no surrogate pair is cut.
        var bytes = Utf8.GetBytes(buffer.ToString());
        buffer.Clear();
        return Output.WriteAsync(bytes, cancellationToken);
    }

    private void Separate()
    {
        if (rowBegun)
        {
            buffer.Append(delimiter);
        }

        rowBegun = true;
    }
}
