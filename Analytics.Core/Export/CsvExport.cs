using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Core.Domain;

namespace Analytics.Core.Export;

/// <summary>
/// Writes CSV (RFC 4180: comma, CRLF, quotes where needed; UTF-8) to a stream as cells come, with flat memory, and hashes every byte.
/// Numbers and dates are written in invariant form; texts go through <see cref="CsvCell"/>. Not safe for concurrent use.
/// </summary>
public sealed class CsvExport : IAsyncDisposable
{
    private const int BufferChars = 16_384;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Stream stream;
    private readonly char delimiter;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder buffer = new(BufferChars + 1_024);
    private bool rowBegun;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="byteOrderMark">Whether it begins with a byte order mark, by which spreadsheets know UTF-8.</param>
    /// <param name="delimiter">What stands between cells.</param>
    public CsvExport(Stream stream, bool byteOrderMark = true, char delimiter = ',')
    {
        this.stream = stream;
        this.delimiter = delimiter;
        if (byteOrderMark)
        {
            buffer.Append('\uFEFF');
        }
    }

    /// <summary>Rows ended so far, the header among them.</summary>
    public long Rows { get; private set; }

    /// <summary>Bytes handed to the stream so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds a text; null is an empty cell.</summary>
    public void Text(string? text)
    {
        Separate();
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        buffer.Append(CsvCell.Quote(CsvCell.Escape(text), delimiter));
    }

    /// <summary>Adds a number, exact and without trailing zeros; null is an empty cell.</summary>
    public void Number(decimal? number)
    {
        Separate();
        if (number is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value:0.############################}");
        }
    }

    /// <summary>Adds a whole number; null is an empty cell.</summary>
    public void Integer(long? number)
    {
        Separate();
        if (number is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value}");
        }
    }

    /// <summary>Adds a day as yyyy-MM-dd; null is an empty cell.</summary>
    public void Day(DateOnly? day)
    {
        Separate();
        if (day is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value:yyyy-MM-dd}");
        }
    }

    /// <summary>Adds an instant as yyyy-MM-ddTHH:mm:ss with its offset; null is an empty cell.</summary>
    public void Instant(DateTimeOffset? instant)
    {
        Separate();
        if (instant is { } value)
        {
            buffer.Append(CultureInfo.InvariantCulture, $"{value:yyyy-MM-ddTHH:mm:sszzz}");
        }
    }

    /// <summary>Writes a cell by what it is: a day, an instant, a number (to six places, empty where it is not finite), a text, or nothing.</summary>
    public void Cell(object? cell)
    {
        switch (cell)
        {
            case DateOnly day:
                Day(day);
                break;
            case DateTimeOffset instant:
                Instant(instant);
                break;
            case double number:
                Number(double.IsFinite(number) && Math.Abs(number) < 1e15 ? Math.Round((decimal)number, 6) : null);
                break;
            case decimal number:
                Number(number);
                break;
            case int number:
                Integer(number);
                break;
            default:
                Text(cell as string);
                break;
        }
    }

    /// <summary>Ends the row, and hands a full buffer to the stream.</summary>
    /// <exception cref="IOException">The stream cannot take it.</exception>
    public ValueTask EndRowAsync(CancellationToken cancellationToken = default)
    {
        buffer.Append("\r\n");
        rowBegun = false;
        Rows++;
        return buffer.Length >= BufferChars ? FlushAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>Hands over what is left and ends the hash.</summary>
    /// <returns>SHA-256 over all bytes, lower-case hex.</returns>
    /// <exception cref="IOException">The stream cannot take it.</exception>
    public async Task<string> CompleteAsync(CancellationToken cancellationToken = default)
    {
        await FlushAsync(cancellationToken);
        await stream.FlushAsync(cancellationToken);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Frees the hash; the stream stays open.</summary>
    public ValueTask DisposeAsync()
    {
        hash.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Separate()
    {
        if (rowBegun)
        {
            buffer.Append(delimiter);
        }

        rowBegun = true;
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        // The text is whole here: a row ended, so no surrogate pair is cut.
        var bytes = Utf8.GetBytes(buffer.ToString());
        buffer.Clear();
        hash.AppendData(bytes);
        Bytes += bytes.Length;
        await stream.WriteAsync(bytes, cancellationToken);
    }
}
