using System.Text;
using Analytics.Core.Domain;
using Analytics.Core.Import;
using Analytics.Tests.Core.Storage;

namespace Analytics.Tests.Core.Import;

/// <summary>The same four sales, written in every way that is to be read.</summary>
public sealed class ImportLayoutTests
{
    private const string Plain =
        "order,customer,date,product,quantity,price\n1,ann,2011-01-15,tea,2,2.50\n1,ann,2011-01-15,pot,1,10.00\n2,bob,2011-02-16,tea,3,2.50\n3,,2011-03-17,caf\u00e9,1,4.00\n";

    public static TheoryData<string> Ways =>
    [
        "comma", "semicolon", "tab", "pipe", "fixed", "blanks", "gzip", "utf-8 mark", "utf-16", "utf-16BE", "utf-16 no mark", "windows-1252", "cr", "crlf",
        "quoted", "sep", "trailing separators", "decimal comma", "blank lines",
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Import_AnyLayout_ReadsTheSameSales(string way)
    {
        await using var shop = await ImportFixture.StartAsync();
        var outcome = await shop.ImportAsync(shop.File(Write(way)));
        Assert.Equal(0, outcome.Quarantined);
        Assert.Equal(4, outcome.Committed);
        Assert.Equal(26.50m, outcome.NetRevenue);
        Assert.Equal(3, outcome.Orders);
        Assert.Equal(way == "blanks" ? 3 : 2, outcome.Customers);
        await using var context = await shop.ContextAsync();
        Assert.Contains(context.Products, p => p.Code == "caf\u00e9");
    }

    [Fact]
    public async Task Inspect_DaysAllBelowThirteen_Asks()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File("order,date,amount\n1,03/04/2011,1.50\n2,01/02/2011,2.50\n");
        var preview = await shop.Service.InspectAsync(file);
        var question = Assert.Single(preview.Ambiguities);
        Assert.Equal(AmbiguitySubject.DateFormat, question.Subject);
        Assert.Equal(["dmy", "mdy"], question.Choices.Select(c => c.Value));
        Assert.Contains("3 April 2011", question.Choices[0].Label, StringComparison.Ordinal);
        var exception = await Assert.ThrowsAsync<ImportException>(() => shop.Service.CheckAsync(file, preview.SuggestedPlan));
        Assert.Equal(ImportError.Ambiguous, exception.Error);
        Assert.Contains("--date-format dmy", exception.Message, StringComparison.Ordinal);
        var report = await shop.Service.CheckAsync(file, preview.SuggestedPlan with { DateFormat = "mdy" });
        Assert.Equal(new DateTime(2011, 1, 2), report.First!.Value.DateTime);
    }

    [Theory]
    [InlineData(25_000, "13/01/2011", "dmy")]
    [InlineData(25_000, "01/13/2011", "mdy")]
    public async Task Inspect_OneTellingDateAtTheEnd_Decides(int rows, string last, string expected)
    {
        await using var shop = await ImportFixture.StartAsync();
        var text = new StringBuilder("order,date,amount\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(i).Append(i % 2 == 0 ? ",03/04/2011,1.50\n" : ",02/09/2010,1.50\n");
        }

        text.Append("x,").Append(last).Append(",1.50\n");
        var preview = await shop.Service.InspectAsync(shop.File(text.ToString()));
        Assert.Equal(expected, preview.SuggestedPlan.DateFormat);
        Assert.Empty(preview.Ambiguities);
    }

    [Fact]
    public async Task Inspect_RowsInOrderOfTime_DecideTheDate()
    {
        await using var shop = await ImportFixture.StartAsync();
        var text = new StringBuilder("order,date,amount\n");
        for (var month = 1; month <= 12; month++)
        {
            for (var day = 1; day <= 12; day++)
            {
                text.Append($"{month}-{day},{month:00}/{day:00}/2011,1.50\n");
            }
        }

        var preview = await shop.Service.InspectAsync(shop.File(text.ToString()));
        Assert.Equal("mdy", preview.SuggestedPlan.DateFormat);
    }

    [Fact]
    public async Task Import_SeveralArchivesInOne_ReadsAll()
    {
        await using var shop = await ImportFixture.StartAsync();
        var half = Plain.IndexOf("2,bob", StringComparison.Ordinal);
        byte[] both = [.. ImportBadFileTests.Gzip(Encoding.UTF8.GetBytes(Plain[..half])), .. ImportBadFileTests.Gzip(Encoding.UTF8.GetBytes(Plain[half..]))];
        Assert.Equal(4, (await shop.ImportAsync(shop.File(both))).Committed);
        var cut = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(shop.File(both[..^12])));
        Assert.Equal(ImportError.BrokenArchive, cut.Error);
    }

    [Fact]
    public async Task Inspect_ThousandsOrDecimals_Asks()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File("order;date;amount\n1;2011-01-01;1.234\n2;2011-01-02;2.500\n");
        var preview = await shop.Service.InspectAsync(file);
        Assert.Equal(AmbiguitySubject.DecimalSign, Assert.Single(preview.Ambiguities).Subject);
        Assert.Equal(3.734m, (await shop.Service.CheckAsync(file, preview.SuggestedPlan with { DecimalSign = '.' })).NetRevenue);
        Assert.Equal(3_734m, (await shop.Service.CheckAsync(file, preview.SuggestedPlan with { DecimalSign = ',' })).NetRevenue);
    }

    [Fact]
    public async Task Import_QuotedLineBreaks_ReportPhysicalLines()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var file = shop.File("order,date,name,amount\n1,2011-01-01,\"two\nlines\",1.50\n2,2011-01-02,\"say \"\"hi\"\"\",oops\n");
        var preview = await shop.Service.InspectAsync(file);
        var plan = preview.SuggestedPlan.WithField(ImportField.Amount, 3).WithField(ImportField.ProductName, 2);
        var report = await shop.Service.CheckAsync(file, plan);
        Assert.Equal(4, report.Problems.Single(p => p.Kind == ProblemKind.Unparsable).Examples[0].Line);
    }

    [Fact]
    public async Task SaveMapping_SameHeaderAgain_IsOffered()
    {
        await using var shop = await ImportFixture.StartAsync();
        using var first = shop.File("a,b,c\nx,2011-01-01,1.50\n");
        var plan = (await shop.Service.InspectAsync(first)).SuggestedPlan.WithField(ImportField.Amount, 2).WithField(ImportField.OrderId, 0);
        await shop.Service.SaveMappingAsync("till", plan);
        using var second = shop.File("A,B,C\ny,2011-02-01,2.50\n");
        var preview = await shop.Service.InspectAsync(second);
        Assert.Equal(["till"], preview.SavedMappings);
        Assert.Equal("till", preview.SuggestedPlan.MappingName);
        Assert.Equal(2, preview.SuggestedPlan.ColumnOf(ImportField.Amount));
        Assert.Equal(["till"], await shop.Service.SavedMappingsAsync());
        await shop.Service.DeleteMappingAsync("till");
        Assert.Empty(await shop.Service.SavedMappingsAsync());
    }

    [Fact]
    public async Task Import_CustomersAndProducts_FillTheirAttributes()
    {
        await using var shop = await ImportFixture.StartAsync();
        await shop.ImportAsync(shop.File(Plain));
        var customers = await shop.ImportAsync(
            shop.File("customer id,name,birth date,gender,city,income,registered\nann,Ann Lee,05/03/1980,F,Leeds,high,2010-05-01\ncy,Cy Ott,,M,York,,\n"),
            new InspectOptions { Kind = BatchKind.Customers });
        Assert.Equal(2, customers.Committed);
        var products = await shop.ImportAsync(shop.File("sku;title;category\ntea;Green tea;Drinks\nPOST;Postage;\n"), new InspectOptions { Kind = BatchKind.Products });
        Assert.Equal(2, products.Committed);
        await using var context = await shop.ContextAsync();
        var ann = Lines.Customers(shop.Storage).Single(c => c.ExternalId == "ann");
        Assert.Equal(("Ann Lee", 1980, "F", "Leeds", "high", new DateOnly(2010, 5, 1)), (ann.Name, ann.BirthYear, ann.Gender, ann.Location, ann.IncomeRange, ann.RegisteredOn));
        Assert.Equal("Green tea", context.Products.Single(p => p.Code == "tea").Name);
        Assert.False(context.Products.Single(p => p.Code == "POST").IsGoods);
    }

    private static byte[] Write(string way)
    {
        static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
        return way switch
        {
            "semicolon" => Utf8(Plain.Replace(',', ';')),
            "tab" => Utf8(Plain.Replace(',', '\t')),
            "pipe" => Utf8(Plain.Replace(',', '|')),
            "fixed" => Utf8(string.Concat(Plain.TrimEnd('\n').Split('\n').Select(l => string.Concat(l.Split(',').Select(c => c.PadRight(12))) + "\n"))),
            "blanks" => Utf8(Plain.Replace(",,", ",nobody,", StringComparison.Ordinal).Replace(",", "  ", StringComparison.Ordinal)),
            "gzip" => ImportBadFileTests.Gzip(Utf8(Plain)),
            "utf-8 mark" => [0xEF, 0xBB, 0xBF, .. Utf8(Plain)],
            "utf-16" => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plain)],
            "utf-16BE" => [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Plain)],
            "utf-16 no mark" => Encoding.Unicode.GetBytes(Plain),
            "windows-1252" => Encoding.Latin1.GetBytes(Plain),
            "cr" => Utf8(Plain.Replace('\n', '\r')),
            "crlf" => Utf8(Plain.Replace("\n", "\r\n", StringComparison.Ordinal)),
            "quoted" => Utf8(string.Concat(Plain.TrimEnd('\n').Split('\n').Select(l => string.Join(',', l.Split(',').Select(c => $"\"{c}\"")) + "\n"))),
            "sep" => Utf8("sep=;\n" + Plain.Replace(',', ';')),
            "trailing separators" => Utf8(Plain.TrimEnd('\n') + ",,\n,,,,,\n"),
            "decimal comma" => Utf8(Plain.Replace(',', ';').Replace('.', ',')),
            "blank lines" => Utf8(Plain.Replace("\n", "\n\n", StringComparison.Ordinal)),
            _ => Utf8(Plain),
        };
    }
}
