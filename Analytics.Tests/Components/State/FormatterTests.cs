using Analytics.Core.Domain;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Tests.Components.State;

public sealed class FormatterTests
{
    private static readonly Formatter British = new(new ShopSettings("Shop", "GBP", "UTC", DayOfWeek.Monday, "en-GB", null));
    private static readonly Formatter German = new(new ShopSettings("Laden", "EUR", "Europe/Berlin", DayOfWeek.Monday, "de-DE", null));

    [Theory]
    [InlineData("9747747.93", "£9.75\u202FM")]
    [InlineData("999499", "£999\u202Fk")]
    [InlineData("999500", "£1.00\u202FM")]
    [InlineData("76200", "£76.2\u202Fk")]
    [InlineData("1913.4", "£1,913")]
    [InlineData("376.361", "£376.36")]
    [InlineData("-1913.4", "−£1,913")]
    [InlineData("0", "£0.00")]
    public void Compact_Money_IsShort(string value, string expected) =>
        Assert.Equal(expected, British.Compact(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), MeasureUnit.Money));

    [Theory]
    [InlineData("19960", "19,960")]
    [InlineData("541909", "542\u202Fk")]
    public void Compact_Counts_KeepTheirDigitsLonger(string value, string expected) =>
        Assert.Equal(expected, British.Compact(decimal.Parse(value), MeasureUnit.Count));

    [Fact]
    public void Negative_EverywhereAMinusSign()
    {
        Assert.Equal("−25.26", British.Cell(-25.26m, MeasureUnit.Money));
        Assert.Equal("−£25.26", British.Exact(-25.26m, MeasureUnit.Money));
        Assert.Equal("−0.1%", British.Share(-0.001m));
        Assert.Equal(-3m, decimal.Parse("-3", British.Culture));
    }

    [Fact]
    public void Exact_Money_HasEveryDigitAndTheShopsSigns()
    {
        Assert.Equal("£9,747,747.93", British.Exact(9_747_747.93m, MeasureUnit.Money));
        Assert.Matches("^9\\.747\\.747,93\\s€$", German.Exact(9_747_747.93m, MeasureUnit.Money));
        Assert.Equal("n/a", British.Exact(null, MeasureUnit.Money));
    }

    [Fact]
    public void Compact_ShareOfFew_CarriesItsCounts()
    {
        Assert.Equal("33.3% (2 of 6)", British.Compact(new MeasureValue(2, 6), MeasureUnit.Share));
        Assert.Equal("25.0%", British.Compact(new MeasureValue(250, 1000), MeasureUnit.Share));
        Assert.Equal("n/a", British.Compact(new MeasureValue(0, 0), MeasureUnit.Share));
    }

    [Theory]
    [InlineData("0.123", MeasureUnit.Money, "+12.3%")]
    [InlineData("-0.5", MeasureUnit.Count, "−50.0%")]
    [InlineData("0.021", MeasureUnit.Share, "+2.1\u202Fpp")]
    [InlineData("12", MeasureUnit.Money, "+12×")]
    public void Change_BySignAndUnit(string change, MeasureUnit unit, string expected) =>
        Assert.Equal(expected, British.Change(decimal.Parse(change, System.Globalization.CultureInfo.InvariantCulture), unit));

    [Theory]
    [InlineData("2011-10-01", "2011-10-31", "1–31 Oct 2011")]
    [InlineData("2011-10-01", "2011-12-09", "1 Oct – 9 Dec 2011")]
    [InlineData("2010-12-01", "2011-12-09", "1 Dec 2010 – 9 Dec 2011")]
    [InlineData("2011-12-09", "2011-12-09", "9 Dec 2011")]
    public void Days_SaysNothingTwice(string from, string to, string expected) =>
        Assert.Equal(expected, British.Days(new Period(DateOnly.Parse(from), DateOnly.Parse(to))));

    [Fact]
    public void Axis_RoundNumbers_HaveNoDecimals()
    {
        Assert.Equal("£0", British.Axis(0, MeasureUnit.Money));
        Assert.Equal("£30\u202Fk", British.Axis(30_000, MeasureUnit.Money));
        Assert.Equal("£1.5\u202FM", British.Axis(1_500_000, MeasureUnit.Money));
        Assert.Equal("20%", British.Axis(0.2m, MeasureUnit.Share));
    }
}
