using Analytics.Core.Domain;

namespace Analytics.Tests.Core.Facts.Limits;

public sealed class RowLimitTests
{
    [Fact]
    public void Parse_WhatTextSays_IsEqualWhateverTheOrder()
    {
        var limit = RowLimit.Of([(RowField.Category, ["Food", "Books", "Food"]), (RowField.Channel, ["Web"]), (RowField.Location, [])])!;

        Assert.Equal("""{"channel":["Web"],"category":["Books","Food"]}""", limit.Text);
        Assert.Equal("channel Web, and category Books or Food", limit.Words);
        Assert.Equal(limit, RowLimit.Parse("""{"category":["Food","Books"],"channel":["Web"]}"""));
        Assert.NotEqual(limit, RowLimit.Nothing);
        Assert.Null(RowLimit.Of([(RowField.Channel, [])]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"channel":[]}""")]
    [InlineData("""{"channel":[""]}""")]
    [InlineData("""{"channel":[null]}""")]
    [InlineData("""{"channel":null}""")]
    [InlineData("""{"product":["x"]}""")]
    public void Parse_WhatIsNone_IsRefused(string text) => Assert.Throws<FormatException>(() => RowLimit.Parse(text));

    [Fact]
    public void Of_TooLongOrTwice_IsRefused()
    {
        Assert.Throws<FormatException>(() => RowLimit.Of([(RowField.Channel, [new string('x', RowLimit.MaxLength)])]));
        Assert.Throws<FormatException>(() => RowLimit.Of([(RowField.Channel, ["a"]), (RowField.Channel, ["b"])]));
    }
}
