using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Analytics.Core.Export;

/// <summary>
/// Writes JSON lines: UTF-8, an object for each row with a field for each column, in its order, null where a cell is empty. Numbers are
/// numbers, days and instants texts as ISO 8601 with their offset; texts are exact, since no program takes a JSON text for a formula.
/// </summary>
public sealed class JsonLinesExport : TableExport
{
    private const int BufferBytes = 32_768;

    // A file is no part of a page, so that markup need not be escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private readonly ArrayBufferWriter<byte> buffer = new(BufferBytes + 4_096);
    private readonly Utf8JsonWriter json;
    private JsonEncodedText[] names = [];
    private int cell;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; left open.</param>
    public JsonLinesExport(Stream stream)
        : base(stream) =>
        json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Encoder });

    /// <inheritdoc />
    protected override void WriteText(string? text)
    {
        Name();
        if (string.IsNullOrEmpty(text))
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteStringValue(Sound(text));
        }
    }

    /// <inheritdoc />
    protected override void WriteNumber(decimal? number)
    {
        Name();
        if (number is { } value)
        {
            json.WriteRawValue(value.ToString("0.############################", CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <inheritdoc />
    protected override void WriteInteger(long? number)
    {
        Name();
        if (number is { } value)
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <inheritdoc />
    protected override void WriteDay(DateOnly? day) => WriteText(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <inheritdoc />
    protected override void WriteInstant(DateTimeOffset? instant) => WriteText(instant?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture));

    /// <inheritdoc />
    protected override void WriteScientific(double? number)
    {
        Name();
        if (number is { } value && double.IsFinite(value))
        {
            json.WriteRawValue(value.ToString("0.###e+0", CultureInfo.InvariantCulture), skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    /// <inheritdoc />
    protected override ValueTask WriteHeaderAsync(CancellationToken cancellationToken)
    {
        names = [.. Columns.Select(static column => JsonEncodedText.Encode(Sound(column.Name), Encoder))];
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override async ValueTask WriteRowAsync(CancellationToken cancellationToken)
    {
        if (cell == 0)
        {
            json.WriteStartObject();
        }

        json.WriteEndObject();
        // Hands its bytes to the buffer; the next row is a document of its own.
        await json.FlushAsync(cancellationToken);
        json.Reset();
        buffer.Write("\n"u8);
        cell = 0;
        if (buffer.WrittenCount >= BufferBytes)
        {
            await FinishAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    protected override async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        await Output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        buffer.ResetWrittenCount();
    }

    /// <inheritdoc />
    protected override ValueTask FreeAsync() => json.DisposeAsync();

    private void Name()
    {
        if (cell == 0)
        {
            json.WriteStartObject();
        }

        json.WritePropertyName(names[cell++]);
    }

    // What UTF-8 cannot carry (a lone surrogate) becomes U+FFFD, as in CSV.
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
