using System.Globalization;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Analytics.Core.Export;

/// <summary>
/// Writes a workbook (ECMA-376) with typed cells: numbers are numbers, days dates, instants dates with the time of day by the shop's clock, which the
/// manifest names; a day before March 1900, which Excel does not know, is a text. Texts go through <see cref="XlsxText"/> and are never formulas.
/// A number has the 15 digits that a spreadsheet keeps. What does not fit on a sheet goes on on further ones, each with the header. Needs about a
/// megabyte, whatever the number of rows; the last part of the file is written when it is complete, so a part of it does not open.
/// </summary>
public sealed class XlsxExport : TableExport
{
    /// <summary>The most rows on a sheet, the header included.</summary>
    public const int MostRows = 1_048_576;

    private const string DayFormat = "yyyy-mm-dd";
    private const string InstantFormat = "yyyy-mm-dd hh:mm:ss";
    private static readonly DateOnly FirstDay = new(1900, 3, 1);

    private readonly string table;
    private readonly TimeZoneInfo timeZone;
    private readonly int mostRows;
    private readonly List<Cell> cells = [];
    private Spreadsheet? book;
    private StyleId? head;
    private StyleId? day;
    private StyleId? instant;
    private int rowsOnSheet;
    private int sheets;
    private long cut;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="table">The table's name, which its sheets get: at most 24 characters.</param>
    /// <param name="timeZone">By whose clock instants are written.</param>
    /// <param name="mostRows">The most rows on a sheet, the header included.</param>
    public XlsxExport(Stream stream, string table, TimeZoneInfo timeZone, int mostRows = MostRows)
        : base(stream)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostRows, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostRows, MostRows);
        this.table = table;
        this.timeZone = timeZone;
        this.mostRows = mostRows;
    }

    /// <inheritdoc />
    public override IReadOnlyList<string> Notes =>
    [
        .. sheets > 1 ? [string.Create(CultureInfo.InvariantCulture, $"The rows are on {sheets} sheets.")] : Array.Empty<string>(),
        .. cut > 0
            ? [string.Create(CultureInfo.InvariantCulture, $"{cut} texts were longer than a cell can hold (32,767 characters) and end with an ellipsis; CSV and JSON lines have them whole.")]
            : Array.Empty<string>(),
    ];

    /// <inheritdoc />
    protected override void WriteText(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            cells.Add(default);
            return;
        }

        cells.Add(new Cell(XlsxText.Of(text, out var isCut)));
        cut += isCut ? 1 : 0;
    }

    /// <inheritdoc />
    protected override void WriteNumber(decimal? number) => cells.Add(new Cell(number));

    /// <inheritdoc />
    protected override void WriteInteger(long? number) => cells.Add(new Cell(number));

    /// <inheritdoc />
    protected override void WriteDay(DateOnly? day)
    {
        if (day < FirstDay)
        {
            WriteText(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        else
        {
            cells.Add(new Cell(day?.ToDateTime(TimeOnly.MinValue), this.day));
        }
    }

    /// <inheritdoc />
    protected override void WriteInstant(DateTimeOffset? instant)
    {
        if (instant is not { } value)
        {
            cells.Add(default);
            return;
        }

        var local = TimeZoneInfo.ConvertTime(value, timeZone).DateTime;
        if (DateOnly.FromDateTime(local) < FirstDay)
        {
            WriteText(local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
        }
        else
        {
            cells.Add(new Cell(new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Unspecified), this.instant));
        }
    }

    /// <inheritdoc />
    protected override void WriteScientific(double? number) => cells.Add(new Cell(number is { } value && double.IsFinite(value)
        ? double.Parse(value.ToString("0.###e+0", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : (double?)null));

    /// <inheritdoc />
    protected override async ValueTask WriteHeaderAsync(CancellationToken cancellationToken)
    {
        book = await Spreadsheet.CreateNewAsync(Output, new SpreadCheetahOptions { PreserveStringWhitespace = true }, cancellationToken);
        head = book.AddStyle(new Style { Font = { Bold = true } });
        day = book.AddStyle(new Style { Format = NumberFormat.Custom(DayFormat) });
        instant = book.AddStyle(new Style { Format = NumberFormat.Custom(InstantFormat) });
        await BeginSheetAsync(book, cancellationToken);
    }

    /// <inheritdoc />
    protected override async ValueTask WriteRowAsync(CancellationToken cancellationToken)
    {
        if (rowsOnSheet == mostRows)
        {
            await BeginSheetAsync(Book, cancellationToken);
        }

        await Book.AddRowAsync(cells, cancellationToken);
        cells.Clear();
        rowsOnSheet++;
    }

    /// <inheritdoc />
    protected override ValueTask FinishAsync(CancellationToken cancellationToken) => Book.FinishAsync(cancellationToken);

    /// <inheritdoc />
    protected override ValueTask FreeAsync() => book?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Spreadsheet Book => book ?? throw new InvalidOperationException("The columns come first.");

    private async ValueTask BeginSheetAsync(Spreadsheet workbook, CancellationToken cancellationToken)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 0; i < Columns.Count; i++)
        {
            options.Column(i + 1).Width = Columns[i].Kind switch { "text" => 24, "instant" => 20, _ => 14 };
        }

        sheets++;
        await workbook.StartWorksheetAsync(sheets == 1 ? table : string.Create(CultureInfo.InvariantCulture, $"{table} ({sheets})"), options, cancellationToken);
        await workbook.AddRowAsync([.. Columns.Select(column => new Cell(column.Name, head))], cancellationToken);
        rowsOnSheet = 1;
    }
}
