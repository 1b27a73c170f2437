using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Analytics.Tests.Fakes;

/// <summary>A workbook, read by the standard's words alone: the sheets by name, each cell a text, a number, a date, or nothing.</summary>
internal static partial class XlsxFile
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Reads it; a formula anywhere fails the test.</summary>
    public static IReadOnlyList<(string Name, List<object?[]> Rows)> Read(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        var targets = Load(zip, "xl/_rels/workbook.xml.rels").Root!.Elements().ToDictionary(static r => r.Attribute("Id")!.Value, static r => r.Attribute("Target")!.Value);
        var styles = Load(zip, "xl/styles.xml").Root!;
        var formats = styles.Element(Main + "numFmts")?.Elements().ToDictionary(static f => f.Attribute("numFmtId")!.Value, static f => f.Attribute("formatCode")!.Value) ?? [];
        var dates = styles.Element(Main + "cellXfs")!.Elements().Select(x => formats.TryGetValue(x.Attribute("numFmtId")!.Value, out var format) && format.Contains("yyyy", StringComparison.Ordinal)).ToList();
        return
        [
            .. Load(zip, "xl/workbook.xml").Root!.Element(Main + "sheets")!.Elements().Select(sheet =>
            {
                var rows = Load(zip, targets[sheet.Attribute(Relations + "id")!.Value].TrimStart('/')).Root!.Element(Main + "sheetData")!.Elements(Main + "row");
                return (sheet.Attribute("name")!.Value, rows.Select(row => row.Elements(Main + "c").Select(cell => Value(cell, dates)).ToArray()).ToList());
            }),
        ];
    }

    private static XDocument Load(ZipArchive zip, string path)
    {
        using var stream = zip.GetEntry(path)!.Open();
        return XDocument.Load(stream, LoadOptions.PreserveWhitespace);
    }

    private static object? Value(XElement cell, List<bool> dates)
    {
        Assert.Null(cell.Element(Main + "f"));
        switch (cell.Attribute("t")?.Value)
        {
            case "inlineStr":
                return Encoded().Replace(cell.Element(Main + "is")!.Element(Main + "t")!.Value, static m => ((char)int.Parse(m.Groups["code"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
            case null or "n" when cell.Element(Main + "v") is { } value:
                var number = double.Parse(value.Value, CultureInfo.InvariantCulture);
                return dates[int.Parse(cell.Attribute("s")?.Value ?? "0", CultureInfo.InvariantCulture)] ? DateTime.FromOADate(number) : number;
            case null or "n":
                return null;
            default:
                throw new InvalidOperationException("A cell of an unknown type: " + cell);
        }
    }

    [GeneratedRegex("_x(?<code>[0-9A-Fa-f]{4})_", RegexOptions.NonBacktracking)]
    private static partial Regex Encoded();
}
