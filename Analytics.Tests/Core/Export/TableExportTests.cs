using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Export;

[Collection(AloneGroup.Name)]
public sealed class TableExportTests
{
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    private static readonly ExportColumn[] Columns =
        [new("name", "text"), new("amount", "number"), new("count", "integer"), new("on", "day"), new("at", "instant"), new("p", "number")];

    [Fact]
    public async Task JsonLines_EveryKind_IsTyped()
    {
        var (bytes, file) = await WriteAsync(ExportFormat.JsonLines, ["=cmd()"]);

        Assert.Equal(
            """{"name":"=cmd()","amount":-1234.5,"count":-7,"on":"2026-01-02","at":"2026-07-02T03:04:05+00:00","p":1.5e-12}""" + "\n",
            Encoding.UTF8.GetString(bytes));
        Assert.Equal((1, Convert.ToHexStringLower(SHA256.HashData(bytes))), (file.Rows, file.Sha));
    }

    [Fact]
    public async Task JsonLines_EmptyCells_AreNull()
    {
        using var stream = new MemoryStream();
        await using var table = TableExport.Open(ExportFormat.JsonLines, stream, "t", Paris);
        await table.BeginAsync(Columns);
        table.Text(null);
        table.Number(null);
        table.Integer(null);
        table.Day(null);
        table.Instant(null);
        table.Scientific(double.NaN);
        await table.EndRowAsync();
        await table.CompleteAsync();

        using var row = JsonDocument.Parse(stream.ToArray());
        Assert.All(row.RootElement.EnumerateObject(), static field => Assert.Equal(JsonValueKind.Null, field.Value.ValueKind));
    }

    [Fact]
    public async Task Xlsx_EveryKind_IsTypedAndInstantsAreByTheShopsClock()
    {
        var (bytes, file) = await WriteAsync(ExportFormat.Xlsx, ["Mug"]);

        var (name, rows) = Assert.Single(XlsxFile.Read(bytes));
        Assert.Equal("lines", name);
        Assert.Equal(Columns.Select(static c => c.Name), rows[0]);
        Assert.Equal(["Mug", -1234.5, -7.0, new DateTime(2026, 1, 2), new DateTime(2026, 7, 2, 5, 4, 5), 1.5e-12], rows[1]);
        Assert.Equal((1, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (file.Rows, (int)file.Bytes, file.Sha));
        Assert.Empty(file.Notes);
    }

    [Theory]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Xlsx)]
    public void Text_AnyText_ReadsBackAndIsNeverAFormula(ExportFormat format)
    {
        var nasty = Gen.Elements('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', '\'', '_', 'x', '0', 'é', '<', '&', '\uD800', '\uFFFF', '\u0001');
        var text = Gen.OneOf(nasty.ListOf().Select(static c => new string([.. c])), Gen.Elements(HostileShop.Names.ToArray()), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static t => t.Get));

        Prop.ForAll(Arb.From(text.ListOf()), texts =>
        {
            var (bytes, _) = WriteAsync(format, texts).GetAwaiter().GetResult();
            var read = format == ExportFormat.Xlsx ? XlsxTexts(bytes) : JsonTexts(bytes);
            Assert.Equal(texts.Select(t => format == ExportFormat.Xlsx ? Carried(CsvCell.Escape(t)) : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t))), read);
            if (format == ExportFormat.Xlsx)
            {
                Assert.All(read, static t => Assert.False(FormulaCheck.Begins(t), t));
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Xlsx_MoreRowsThanASheetHas_GoOnOnTheNextWithTheHeader()
    {
        using var stream = new MemoryStream();
        await using var table = new XlsxExport(stream, "lines", Paris, mostRows: 4);
        await table.BeginAsync([new("n", "integer")]);
        for (var i = 1; i <= 8; i++)
        {
            table.Integer(i);
            await table.EndRowAsync();
        }

        await table.CompleteAsync();

        var sheets = XlsxFile.Read(stream.ToArray());
        Assert.Equal(["lines", "lines (2)", "lines (3)"], sheets.Select(static s => s.Name));
        Assert.All(sheets, static s => Assert.Equal(["n"], s.Rows[0]));
        Assert.Equal([1.0, 2, 3, 4, 5, 6, 7, 8], sheets.SelectMany(static s => s.Rows.Skip(1)).Select(static r => r[0]).Cast<double>());
        Assert.Equal(["The rows are on 3 sheets."], table.Notes);
    }

    [Fact]
    public async Task Xlsx_TextTooLongForACell_IsCutAndTheFileSaysSo()
    {
        var (bytes, file) = await WriteAsync(ExportFormat.Xlsx, [new string('a', 40_000), new string('b', 32_767)]);

        var texts = XlsxTexts(bytes);
        Assert.Equal([32_767, 32_767], texts.Select(static t => t.Length));
        Assert.Equal(('…', 'b'), (texts[0][^1], texts[1][^1]));
        Assert.StartsWith("1 texts were longer", Assert.Single(file.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Xlsx_DayThatExcelDoesNotKnow_IsAText()
    {
        using var stream = new MemoryStream();
        await using var table = new XlsxExport(stream, "t", TimeZoneInfo.Utc);
        await table.BeginAsync([new("on", "day"), new("at", "instant")]);
        table.Day(new DateOnly(1899, 12, 31));
        table.Instant(new DateTimeOffset(1890, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await table.EndRowAsync();
        await table.CompleteAsync();

        Assert.Equal(["1899-12-31", "1890-01-01 12:00:00"], XlsxFile.Read(stream.ToArray())[0].Rows[1]);
    }

    [Fact]
    public async Task Dispose_BeforeComplete_LeavesNoFileThatOpens()
    {
        using var stream = new MemoryStream();
        var table = new XlsxExport(stream, "t", Paris);
        await table.BeginAsync([new("n", "integer")]);
        for (var i = 0; i < 50_000; i++)
        {
            table.Integer(i);
            await table.EndRowAsync();
        }

        var written = stream.Length;
        await table.DisposeAsync();

        Assert.Equal(written, stream.Length);
        Assert.ThrowsAny<Exception>(() => XlsxFile.Read(stream.ToArray()));
    }

    [Theory]
    [InlineData(ExportFormat.Csv)]
    [InlineData(ExportFormat.JsonLines)]
    [InlineData(ExportFormat.Xlsx)]
    public async Task Write_ManyRows_HoldsNoneOfThem(ExportFormat format)
    {
        await using var sink = new AsyncOnlySink();
        await using var table = TableExport.Open(format, sink, "lines", Paris);
        await table.BeginAsync(Columns);
        var (early, late) = (0L, 0L);
        for (var i = 1; i <= 40_000; i++)
        {
            await RowAsync(table, "customer " + i);
            if (i == 10_000)
            {
                early = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        late = GC.GetTotalMemory(forceFullCollection: true);
        await table.CompleteAsync();

        Assert.InRange(late - early, long.MinValue, 4_000_000);
        Assert.Equal(sink.Bytes, table.Bytes);
    }

    // What XML cannot carry becomes U+FFFD, and its readers make one of each way to end a line.
    private static string Carried(string text) => new string([.. Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Select(static c =>
        c is '\uFFFE' or '\uFFFF' || (c < ' ' && c is not ('\t' or '\r' or '\n')) ? '\uFFFD' : c)]).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static List<string> XlsxTexts(byte[] bytes) => [.. XlsxFile.Read(bytes)[0].Rows.Skip(1).Select(static r => (string?)r[0] ?? string.Empty)];

    private static List<string> JsonTexts(byte[] bytes) =>
        [.. Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("name").GetString() ?? string.Empty)];

    private static async Task<(byte[] Bytes, (int Rows, long Bytes, string Sha, IReadOnlyList<string> Notes) File)> WriteAsync(ExportFormat format, IEnumerable<string> texts)
    {
        using var stream = new MemoryStream();
        await using var table = TableExport.Open(format, stream, "lines", Paris);
        await table.BeginAsync(Columns);
        foreach (var text in texts)
        {
            await RowAsync(table, text);
        }

        var sha = await table.CompleteAsync();
        return (stream.ToArray(), ((int)table.Rows, table.Bytes, sha, table.Notes));
    }

    private static ValueTask RowAsync(TableExport table, string text)
    {
        table.Text(text);
        table.Number(-1234.5000m);
        table.Integer(-7);
        table.Day(new DateOnly(2026, 1, 2));
        table.Instant(new DateTimeOffset(2026, 7, 2, 3, 4, 5, 678, TimeSpan.Zero));
        table.Scientific(1.5e-12);
        return table.EndRowAsync();
    }
}
