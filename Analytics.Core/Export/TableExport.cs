namespace Analytics.Core.Export;

/// <summary>
/// Writes a table to a stream, row by row as its cells come, with flat memory, and hashes every byte. First the columns
/// (<see cref="BeginAsync"/>), then for each row a cell for each column and <see cref="EndRowAsync"/>, at last <see cref="CompleteAsync"/>.
/// What is disposed of before it is complete stays a part that no reader takes for a whole. Not safe for concurrent use.
/// </summary>
public abstract class TableExport : IAsyncDisposable
{
    private readonly HashingStream output;
    private string name = string.Empty;
    private Pseudonyms? pseudonyms;
    private PersonColumn[] uses = [];
    private int cell;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; left open.</param>
    protected TableExport(Stream stream) => output = new HashingStream(stream);

    /// <summary>Opens a writer.</summary>
    /// <param name="format">How to write.</param>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="table">The table's name: a workbook's sheets are named after it.</param>
    /// <param name="timeZone">The zone by whose clock a workbook shows instants; the other formats write their offset.</param>
    /// <param name="byteOrderMark">Whether CSV begins with a byte order mark.</param>
    /// <param name="pseudonyms">Stands in for who customers are; null writes them as they are.</param>
    public static TableExport Open(
        ExportFormat format, Stream stream, string table, TimeZoneInfo timeZone, bool byteOrderMark = false, Pseudonyms? pseudonyms = null)
    {
        TableExport file = format switch
        {
            ExportFormat.JsonLines => new JsonLinesExport(stream),
            ExportFormat.Xlsx => new XlsxExport(stream, table, timeZone),
            _ => new CsvExport(stream, byteOrderMark),
        };
        (file.name, file.pseudonyms) = (table, pseudonyms);
        return file;
    }

    /// <summary>Which pseudonyms stand in for persons, <c>stable</c> or <c>once</c>; null for none.</summary>
    public string? PseudonymKind => pseudonyms?.Kind;

    /// <summary>The columns, once begun.</summary>
    public IReadOnlyList<ExportColumn> Columns { get; private set; } = [];

    /// <summary>Rows ended so far, the header apart.</summary>
    public long Rows { get; private set; }

    /// <summary>Bytes handed to the stream so far.</summary>
    public long Bytes => output.Bytes;

    /// <summary>What a reader of the file must know, such as texts that the format could not hold whole.</summary>
    public virtual IReadOnlyList<string> Notes => [];

    /// <summary>Where the format writes.</summary>
    protected Stream Output => output;

    /// <summary>Writes the names of the columns.</summary>
    public async ValueTask BeginAsync(IReadOnlyList<ExportColumn> columns, CancellationToken cancellationToken = default)
    {
        Columns = columns;
        uses = pseudonyms is null ? [] : [.. columns.Select(c => PersonColumns.Of(name, c.Name))];
        await WriteHeaderAsync(cancellationToken);
    }

    /// <summary>Adds a text; null is an empty cell.</summary>
    public void Text(string? text)
    {
        var use = Next();
        WriteText(use == PersonColumn.Kept ? text : pseudonyms!.Of(use, text));
    }

    /// <summary>Adds a number, exact and without trailing zeros; null is an empty cell.</summary>
    public void Number(decimal? number) => WriteNumber(Next() == PersonColumn.Kept ? number : null);

    /// <summary>Adds a whole number; null is an empty cell.</summary>
    public void Integer(long? number) => WriteInteger(Next() == PersonColumn.Kept ? number : null);

    /// <summary>Adds a day as yyyy-MM-dd; null is an empty cell.</summary>
    public void Day(DateOnly? day) => WriteDay(Next() == PersonColumn.Kept ? day : null);

    /// <summary>Adds an instant to the second; null is an empty cell.</summary>
    public void Instant(DateTimeOffset? instant) => WriteInstant(Next() == PersonColumn.Kept ? instant : null);

    /// <summary>Adds a number of any size to four digits, such as a p-value; null and what is not finite are empty cells.</summary>
    public void Scientific(double? number) => WriteScientific(Next() == PersonColumn.Kept ? number : null);

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
            case long number:
                Integer(number);
                break;
            default:
                Text(cell as string);
                break;
        }
    }

    /// <summary>Ends the row.</summary>
    /// <exception cref="IOException">The stream cannot take it.</exception>
    public ValueTask EndRowAsync(CancellationToken cancellationToken = default)
    {
        Rows++;
        cell = 0;
        return WriteRowAsync(cancellationToken);
    }

    /// <summary>Hands over what is left and ends the hash.</summary>
    /// <returns>SHA-256 over all bytes, lower-case hex.</returns>
    /// <exception cref="IOException">The stream cannot take it.</exception>
    public async Task<string> CompleteAsync(CancellationToken cancellationToken = default)
    {
        await FinishAsync(cancellationToken);
        return await output.CompleteAsync(cancellationToken);
    }

    /// <summary>Frees what it holds; the stream stays open.</summary>
    public async ValueTask DisposeAsync()
    {
        // Before the format is freed, which may want to write an end that would make a part look whole.
        output.Stop();
        await FreeAsync();
        await output.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes a text.</summary>
    protected abstract void WriteText(string? text);

    /// <summary>Writes a number, exact and without trailing zeros.</summary>
    protected abstract void WriteNumber(decimal? number);

    /// <summary>Writes a whole number.</summary>
    protected abstract void WriteInteger(long? number);

    /// <summary>Writes a day as yyyy-MM-dd.</summary>
    protected abstract void WriteDay(DateOnly? day);

    /// <summary>Writes an instant to the second.</summary>
    protected abstract void WriteInstant(DateTimeOffset? instant);

    /// <summary>Writes a number of any size to four digits.</summary>
    protected abstract void WriteScientific(double? number);

    /// <summary>Writes the names of <see cref="Columns"/>.</summary>
    protected abstract ValueTask WriteHeaderAsync(CancellationToken cancellationToken);

    /// <summary>Writes the row whose cells were added.</summary>
    protected abstract ValueTask WriteRowAsync(CancellationToken cancellationToken);

    /// <summary>Writes what is left.</summary>
    protected abstract ValueTask FinishAsync(CancellationToken cancellationToken);

    private PersonColumn Next() => pseudonyms is null ? PersonColumn.Kept : uses[cell++];

    /// <summary>Frees what the format holds.</summary>
    protected virtual ValueTask FreeAsync() => ValueTask.CompletedTask;
}
