using System.Globalization;
using System.Text;
using Analytics.Core.Import.Values;

namespace Analytics.Tests.Core.Import;

public sealed class ImportValueTests
{
    [Theory]
    [InlineData("1234.5", '.', "1234.5")]
    [InlineData("-0.075", '.', "-0.075")]
    [InlineData("1,234.56", '.', "1234.56")]
    [InlineData("1.234,56", ',', "1234.56")]
    [InlineData("12,5", ',', "12.5")]
    [InlineData("£1,234.50", '.', "1234.50")]
    [InlineData("1.234,50 €", ',', "1234.50")]
    [InlineData("-£5", '.', "-5")]
    [InlineData("£-5", '.', "-5")]
    [InlineData("(12.00)", '.', "-12")]
    [InlineData("12.00-", '.', "-12")]
    [InlineData("\u22125", '.', "-5")]
    [InlineData("1 234 567,8", ',', "1234567.8")]
    [InlineData("1\u00a0234,5", ',', "1234.5")]
    [InlineData("1'234.50", '.', "1234.50")]
    [InlineData("USD 12.30", '.', "12.30")]
    [InlineData("12.30 GBP", '.', "12.30")]
    [InlineData("12,34,567.00", '.', "1234567")]
    [InlineData("1e-3", '.', "0.001")]
    [InlineData(".5", '.', "0.5")]
    [InlineData("0.1234567890123456789", '.', "0.1234567890123456789")]
    public void TryParse_NumberAsPeopleWriteIt_IsRead(string text, char sign, string expected)
    {
        Assert.True(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), sign, out var value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
    }

    [Theory]
    [InlineData("abc", '.')]
    [InlineData("", '.')]
    [InlineData("-", '.')]
    [InlineData("12,50", '.')]
    [InlineData("1.2.3", '.')]
    [InlineData("1.50", ',')]
    [InlineData("12:30", '.')]
    [InlineData("12%", '.')]
    [InlineData("2011-01-05", '.')]
    [InlineData("1e999", '.')]
    public void TryParse_NoNumber_IsRefused(string text, char sign) =>
        Assert.False(NumberParser.TryParse(Encoding.UTF8.GetBytes(text), sign, out _));

    [Theory]
    [InlineData("1.5", DecimalEvidence.Point)]
    [InlineData("1,5", DecimalEvidence.Comma)]
    [InlineData("1.234", DecimalEvidence.Either)]
    [InlineData("1,234", DecimalEvidence.Either)]
    [InlineData("0.125", DecimalEvidence.Point)]
    [InlineData("1.234,56", DecimalEvidence.Comma)]
    [InlineData("1,234.56", DecimalEvidence.Point)]
    [InlineData("1.234.567", DecimalEvidence.Comma)]
    [InlineData("1234,567", DecimalEvidence.Comma)]
    [InlineData("12", DecimalEvidence.None)]
    [InlineData("31.12.2010", DecimalEvidence.NotANumber)]
    [InlineData("word", DecimalEvidence.NotANumber)]
    internal void Weigh_Value_SaysWhatItProves(string text, DecimalEvidence expected) =>
        Assert.Equal(expected, DecimalSigns.Weigh(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("2011-12-09 12:50:00", "ymd", "2011-12-09T12:50:00")]
    [InlineData("2011-12-09T12:50:00.250", "ymd", "2011-12-09T12:50:00.250")]
    [InlineData("19970101", "ymd", "1997-01-01T00:00:00")]
    [InlineData("20110102030405", "ymd", "2011-01-02T03:04:05")]
    [InlineData("03/04/2011", "dmy", "2011-04-03T00:00:00")]
    [InlineData("03/04/2011", "mdy", "2011-03-04T00:00:00")]
    [InlineData("3.4.11 8:05", "dmy", "2011-04-03T08:05:00")]
    [InlineData("12/1/2010 8:26 PM", "mdy", "2010-12-01T20:26:00")]
    [InlineData("12/1/10 12:26 AM", "mdy", "2010-12-01T00:26:00")]
    [InlineData("1 Dec 2010", "dmy", "2010-12-01T00:00:00")]
    [InlineData("Dec 1, 2010", "dmy", "2010-12-01T00:00:00")]
    [InlineData("Mon, 06 Dec 2010 10:00:00 GMT", "ymd", "2010-12-06T10:00:00")]
    [InlineData("03/04/98", "dmy", "1998-04-03T00:00:00")]
    [InlineData("03/04/27", "dmy", "2027-04-03T00:00:00")]
    [InlineData("03/04/28", "dmy", "1928-04-03T00:00:00")]
    public void TryParse_Date_IsReadInItsOrder(string text, string order, string expected)
    {
        Assert.True(DateParser.TryParse(Encoding.UTF8.GetBytes(text), DateFormats.OrderOf(order)!.Value, 2027, out var date));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), date.Local);
    }

    [Theory]
    [InlineData("31/12/2010", "mdy")]
    [InlineData("12/31/2010", "dmy")]
    [InlineData("2010-12-31", "dmy")]
    [InlineData("31/12/2010", "ymd")]
    [InlineData("30/02/2010", "dmy")]
    [InlineData("2010-13-01", "ymd")]
    [InlineData("2010-01-01 25:00", "ymd")]
    [InlineData("2010-01-01x", "ymd")]
    [InlineData("yesterday", "ymd")]
    [InlineData("01/01/0000", "dmy")]
    public void TryParse_DateOfAnotherOrder_IsRefused(string text, string order) =>
        Assert.False(DateParser.TryParse(Encoding.UTF8.GetBytes(text), DateFormats.OrderOf(order)!.Value, 2027, out _));

    [Theory]
    [InlineData("2011-07-01T12:00:00Z", 0)]
    [InlineData("2011-07-01T12:00:00+02:00", 120)]
    [InlineData("2011-07-01 12:00:00 -0530", -330)]
    public void TryParse_DateWithZone_KeepsIt(string text, int minutes)
    {
        Assert.True(DateParser.TryParse(Encoding.UTF8.GetBytes(text), DateOrder.YearMonthDay, 2027, out var date));
        Assert.Equal(minutes, date.OffsetMinutes);
    }

    [Theory]
    [InlineData("2011-07-01 12:00:00", "2011-07-01T10:00:00Z")]
    [InlineData("2011-01-01 12:00:00", "2011-01-01T11:00:00Z")]
    [InlineData("2011-03-27 02:30:00", "2011-03-27T01:30:00Z")]
    [InlineData("2011-10-30 02:30:00", "2011-10-30T00:30:00Z")]
    [InlineData("2011-07-01T12:00:00Z", "2011-07-01T12:00:00Z")]
    public void ToUnixMs_ShopInBerlin_ReadsItsClock(string text, string utc)
    {
        var clock = new ShopClock(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
        Assert.True(DateParser.TryParse(Encoding.UTF8.GetBytes(text), DateOrder.YearMonthDay, 2027, out var date));
        Assert.Equal(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), clock.ToUnixMs(date));
    }

    [Theory]
    [InlineData("POST", false)]
    [InlineData("m", false)]
    [InlineData("gift_0001_20", false)]
    [InlineData("BANK CHARGES", false)]
    [InlineData("85123A", true)]
    [InlineData("DCGS0003", true)]
    [InlineData("MUG", true)]
    public void IsGoods_Code_IsJudgedByRuleOfThumb(string code, bool expected) => Assert.Equal(expected, ProductCodes.IsGoods(code));
}
