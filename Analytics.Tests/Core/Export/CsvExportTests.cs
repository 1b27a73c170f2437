using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Export;
using Analytics.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Export;

public sealed class CsvExportTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0")]
    [InlineData("-2+3", "'-2+3")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t'=1")]
    [InlineData("\r=1", "'\r'=1")]
    [InlineData("'=1", "''=1")]
    [InlineData("-", "'-")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("+3", "+3")]
    [InlineData("-12,50", "-12,50")]
    [InlineData("-1;=cmd", "'-1;'=cmd")]
    [InlineData("Mug;=1+1", "Mug;'=1+1")]
    [InlineData("Mug\t@SUM(A1)", "Mug\t'@SUM(A1)")]
    [InlineData("Mug;\"\"-2+3", "Mug;\"\"'-2+3")]
    [InlineData("Mug\r\n+1", "Mug\r\n'+1")]
    [InlineData("Mug;'=1", "Mug;''=1")]
    [InlineData("Mug; red=1;2", "Mug; red=1;2")]
    [InlineData("'tis", "'tis")]
    [InlineData("a=b", "a=b")]
    [InlineData("", "")]
    public void Escape_Text_GuardsFormulasOnly(string text, string expected)
    {
        Assert.Equal(expected, CsvCell.Escape(text));
        Assert.Equal(text, CsvCell.Unescape(expected));
    }

    [Fact]
    public void Text_AnyText_ReadsBackAsItWas()
    {
        var nasty = Gen.Elements('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ';', '\'', ' ', 'a', '1', 'é', '€', '.');
        var texts = Gen.OneOf(nasty.ListOf().Select(c => new string([.. c])), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(t => t.Get))
            .Select(t => t.Replace("\0", string.Empty));
        var rows = texts.ArrayOf(3).ListOf();

        Prop.ForAll(Arb.From(rows), cells =>
        {
            var read = CsvFile.Read(Write(cells, byteOrderMark: false).Text).ConvertAll(static row => row[1..]);
            return read.Count == cells.Count
                && read.Zip(cells).All(p => p.First.Select(CsvCell.Unescape).SequenceEqual(p.Second.Select(Sound)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Text_AnyText_NeverBeginsAFormula()
    {
        var starts = Gen.Elements('=', '+', '-', '@', '\t', '\r');
        var texts = from start in starts from rest in ArbMap.Default.GeneratorFor<NonNull<string>>() select start + rest.Get;

        Prop.ForAll(Arb.From(texts), text =>
        {
            var escaped = CsvCell.Escape(text);
            return escaped[0] == '\'' || decimal.TryParse(escaped, NumberStyles.Number, CultureInfo.InvariantCulture, out _);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task Cells_OfEveryKind_AreInvariantAndNumbersAreLeftAlone()
    {
        using var stream = new MemoryStream();
        await using var csv = new CsvExport(stream, byteOrderMark: false);

        csv.Number(-1234.5000m);
        csv.Number(null);
        csv.Integer(-7);
        csv.Day(new DateOnly(2026, 1, 2));
        csv.Instant(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1)));
        csv.Text("a \"b\", c");
        await csv.EndRowAsync();
        await csv.CompleteAsync();

        Assert.Equal("-1234.5,,-7,2026-01-02,2026-01-02T03:04:05+01:00,\"a \"\"b\"\", c\"\r\n", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public async Task CompleteAsync_LargeFile_HashesEveryByte()
    {
        using var stream = new MemoryStream();
        await using var csv = new CsvExport(stream);
        for (var i = 0; i < 10_000; i++)
        {
            csv.Integer(i);
            csv.Text("zażółć 🙂 gęślą");
            await csv.EndRowAsync();
        }

        var sha = await csv.CompleteAsync();

        var bytes = stream.ToArray();
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), sha);
        Assert.Equal(bytes.Length, csv.Bytes);
        Assert.Equal(10_000, csv.Rows);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal(10_000, CsvFile.Read(Encoding.UTF8.GetString(bytes[3..])).Count);
    }

    // What UTF-8 cannot carry (a lone surrogate) becomes U+FFFD.
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static (string Text, long Rows) Write(IEnumerable<string[]> rows, bool byteOrderMark)
    {
        using var stream = new MemoryStream();
        var csv = new CsvExport(stream, byteOrderMark);
        foreach (var row in rows)
        {
            // A first cell that is never empty: a wholly empty line would be no row to a reader.
            csv.Text("x");
            foreach (var cell in row)
            {
                csv.Text(cell);
            }

            csv.EndRowAsync().AsTask().GetAwaiter().GetResult();
        }

        csv.CompleteAsync().GetAwaiter().GetResult();
        return (Encoding.UTF8.GetString(stream.ToArray()), csv.Rows);
    }
}
