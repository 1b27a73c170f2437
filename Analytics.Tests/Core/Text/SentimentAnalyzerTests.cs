using System.Text;
using Analytics.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Text;

public sealed class SentimentAnalyzerTests
{
    private static readonly string[] Good = ["good", "great", "excellent", "comfortable", "beautiful", "perfect", "happy", "pleased"];
    private static readonly string[] Bad = ["bad", "awful", "terrible", "horrible", "useless", "ugly", "disappointing", "poor"];
    private static readonly string[] Boosters = ["very", "extremely", "really", "so", "incredibly"];
    private static readonly string[] Weakeners = ["slightly", "somewhat", "fairly"];
    private static readonly string[] Negations = ["not", "never", "isn't", "hardly", "isn’t"];

    [Theory]
    [InlineData("It is great.", SentimentLabel.Positive)]
    [InlineData("It is not great.", SentimentLabel.Negative)]
    [InlineData("I don't like it.", SentimentLabel.Negative)]
    [InlineData("It looks like a bag.", SentimentLabel.Neutral)]
    [InlineData("No problems at all.", SentimentLabel.Positive)]
    [InlineData("Never had a problem with it.", SentimentLabel.Positive)]
    [InlineData("I couldn't be happier.", SentimentLabel.Positive)]
    [InlineData("I could not be happier.", SentimentLabel.Positive)]
    [InlineData("The finish could be better.", SentimentLabel.Negative)]
    [InlineData("You can't go wrong with it.", SentimentLabel.Positive)]
    [InlineData("Not only great but also useful.", SentimentLabel.Positive)]
    [InlineData("Nice, but it broke after a day.", SentimentLabel.Negative)]
    [InlineData("Although it is a bad colour, I love it.", SentimentLabel.Positive)]
    [InlineData("I wanted to love this.", SentimentLabel.Negative)]
    [InlineData("It should have been better.", SentimentLabel.Negative)]
    [InlineData("Too small.", SentimentLabel.Negative)]
    [InlineData("I bought one too.", SentimentLabel.Neutral)]
    [InlineData("Do not buy this.", SentimentLabel.Negative)]
    [InlineData("Don't waste your money.", SentimentLabel.Negative)]
    [InlineData("😡", SentimentLabel.Negative)]
    [InlineData("😍", SentimentLabel.Positive)]
    [InlineData(":)", SentimentLabel.Positive)]
    [InlineData("It came :(", SentimentLabel.Negative)]
    [InlineData("See http://example.org at 10:30.", SentimentLabel.Neutral)]
    [InlineData("It is a box.", SentimentLabel.Neutral)]
    [InlineData("", SentimentLabel.Neutral)]
    [InlineData("   \n\t", SentimentLabel.Neutral)]
    public void Analyze_Text_HasItsLabel(string text, SentimentLabel label)
    {
        var result = SentimentAnalyzer.Default.Analyze(text);

        Assert.Equal(label, result.Label);
    }

    [Fact]
    public void Analyze_Emphasis_IsStronger()
    {
        Assert.True(Score("The colour is GREAT") > Score("The colour is great"));
        Assert.True(Score("It is great!") > Score("It is great"));
        Assert.True(Score("It is great!!!") > Score("It is great!"));
        Assert.True(Score("It is awful!!!") < Score("It is awful"));
        Assert.Equal(Score("THE COLOUR IS GREAT"), Score("the colour is great"), 12);
        Assert.True(Score("It is sooooo good") > Score("It is good"));
    }

    [Fact]
    public void Analyze_Capitals_AddWhatThePaperSays()
    {
        // great is 3.1 in VADER's list; capitals add 0.733 (Hutto and Gilbert 2014).
        Assert.Equal(3.1 / Math.Sqrt((3.1 * 3.1) + 15), Score("It is great"), 12);
        Assert.Equal(3.833 / Math.Sqrt((3.833 * 3.833) + 15), Score("It is GREAT"), 12);
        Assert.Equal(3.393 / Math.Sqrt((3.393 * 3.393) + 15), Score("It is very great"), 12);
    }

    [Fact]
    public void Analyze_NegationBeyondItsClause_DoesNotReach()
    {
        Assert.True(Score("I did not pay much, it is great") > 0);
        Assert.True(Score("It is not here. Great shop.") > Score("It is not great, the shop."));
    }

    [Fact]
    public void Analyze_Drivers_AreTheWords()
    {
        const string Text = "The colour is great, but the zip 😡 fell apart.";
        var words = SentimentAnalyzer.Default.Analyze(Text).Drivers.Select(d => (Text.Substring(d.Start, d.Length), Math.Sign(d.Valence)));

        Assert.Equal([("great", 1), ("😡", -1), ("fell apart", -1)], words);
    }

    [Fact]
    public void Analyze_Null_Throws() => Assert.Throws<ArgumentNullException>(() => SentimentAnalyzer.Default.Analyze(null!));

    [Fact]
    public void Analyze_Degree_IsMonotone()
    {
        Prop.ForAll(Of(Good.Concat(Bad)), Of(Boosters), Of(Weakeners), (word, stronger, weaker) =>
        {
            var plain = Math.Abs(Score($"It is {word}"));
            return Math.Abs(Score($"It is {stronger} {word}")) > plain && Math.Abs(Score($"It is {stronger} {stronger} {word}")) > plain
                && Math.Abs(Score($"It is {weaker} {word}")) < plain;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Analyze_Negation_TurnsTheSign()
    {
        Prop.ForAll(Of(Good.Concat(Bad)), Of(Negations), Of(Boosters), (word, no, degree) =>
            Math.Sign(Score($"It {no} {word}")) == -Math.Sign(Score($"It is {word}"))
            && Math.Sign(Score($"It {no} {degree} {word}")) == -Math.Sign(Score($"It is {degree} {word}"))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Analyze_MoreGoodWords_NeverScoreLess()
    {
        Prop.ForAll(Of(Good), Of(Good), Of(Good), (a, b, c) =>
            Score($"{a}. {b}. {c}.") >= Score($"{a}. {b}.") && Score($"{a}. {b}.") >= Score($"{a}.")).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Analyze_AnyUnicode_StaysInRangeAndSpansInside()
    {
        var random = new Random(7);
        string[] seeds = ["not ", "very ", "GREAT", "awful ", "!!", "but ", "😡", "👍🏽", ":)", ":-(", "n't", "’", "'", "\ud83d", "\udc4d", "e\u0301", "ﬃ", "İ", "\0", "\u200d", "sooooo", ".", ",", "\r\n", "don't ", "too ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"];
        for (var i = 0; i < 4_000; i++)
        {
            var text = new StringBuilder();
            for (var n = random.Next(30); n > 0; n--)
            {
                text.Append(random.Next(3) == 0 ? ((char)random.Next(0x10000)).ToString() : seeds[random.Next(seeds.Length)]);
            }

            Holds(text.ToString());
        }
    }

    [Fact]
    public void Analyze_LongText_IsReadWhole()
    {
        var text = string.Concat(Enumerable.Repeat("It is good, not bad; VERY nice! 😊 ", 3_000));

        Holds(text);
        Assert.Equal(SentimentLabel.Positive, SentimentAnalyzer.Default.Analyze(text).Label);
    }

    [SharedDataFact("data/reviews/amazon_cells_labelled.txt")]
    public void Analyze_LabelledReviews_AreMostlyRight()
    {
        var rows = File.ReadLines(SharedData.PathTo("data", "reviews", "amazon_cells_labelled.txt")).Select(static l => l.Split('\t')).ToList();
        var signs = SignCount.Of([.. rows.Select(static r => SentimentAnalyzer.Default.Analyze(r[0]).Label)], [.. rows.Select(static r => r[1].Trim() == "1")]);

        Assert.Equal(1000, signs.Texts);
        Assert.True(signs.Accuracy >= 0.92, $"{signs.Accuracy}");
        Assert.True(signs.AccuracyWithNeutralGood >= 0.87, $"{signs.AccuracyWithNeutralGood}");
    }

    private static double Score(string text) => SentimentAnalyzer.Default.Analyze(text).Score;

    private static Arbitrary<string> Of(IEnumerable<string> words) => Gen.Elements(words.ToArray()).ToArbitrary();

    private static void Holds(string text)
    {
        var result = SentimentAnalyzer.Default.Analyze(text);
        Assert.InRange(result.Score, -1, 1);
        Assert.InRange(result.Confidence, 0, 1);
        Assert.InRange(result.Intensity, 0, 1);
        Assert.Equal(SentimentResult.LabelOf(result.Score), result.Label);
        var end = 0;
        foreach (var driver in result.Drivers)
        {
            Assert.True(driver.Start >= end && driver.Length > 0 && driver.Start + driver.Length <= text.Length, text);
            Assert.True(driver.Start == 0 || !(char.IsHighSurrogate(text[driver.Start - 1]) && char.IsLowSurrogate(text[driver.Start])), text);
            Assert.NotEqual(0, driver.Valence);
            end = driver.Start + driver.Length;
        }
    }
}
