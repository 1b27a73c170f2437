namespace Analytics.Core.Text;

/// <summary>How often labels have the right sign.</summary>
/// <param name="Texts">All texts.</param>
/// <param name="Polar">Those not labelled neutral.</param>
/// <param name="GoodPolar">Good texts among them, and of these the right ones.</param>
/// <param name="GoodRight">Good texts labelled positive.</param>
/// <param name="BadPolar">Bad texts not labelled neutral.</param>
/// <param name="BadRight">Bad texts labelled negative.</param>
/// <param name="RightWithNeutralGood">Right of all when neutral is taken for good.</param>
public sealed record SignCount(int Texts, int Polar, int GoodPolar, int GoodRight, int BadPolar, int BadRight, int RightWithNeutralGood)
{
    /// <summary>Share not labelled neutral; null without texts.</summary>
    public double? PolarShare => Divide(Polar, Texts);

    /// <summary>Share right of those not labelled neutral; null without any.</summary>
    public double? Accuracy => Divide(GoodRight + BadRight, Polar);

    /// <summary>Share right of the good texts not labelled neutral; null without any.</summary>
    public double? GoodAccuracy => Divide(GoodRight, GoodPolar);

    /// <summary>Share right of the bad texts not labelled neutral; null without any.</summary>
    public double? BadAccuracy => Divide(BadRight, BadPolar);

    /// <summary>The mean of the two; null where one is missing.</summary>
    public double? BalancedAccuracy => (GoodAccuracy + BadAccuracy) / 2;

    /// <summary>Share right of all when neutral is taken for good; null without texts.</summary>
    public double? AccuracyWithNeutralGood => Divide(RightWithNeutralGood, Texts);

    /// <summary>Counts.</summary>
    /// <param name="labels">What each text was labelled.</param>
    /// <param name="isGood">What each text is, in the same order.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public static SignCount Of(IReadOnlyList<SentimentLabel> labels, IReadOnlyList<bool> isGood)
    {
        if (labels.Count != isGood.Count)
        {
            throw new ArgumentException("There must be as many labels as truths.", nameof(isGood));
        }

        var pairs = labels.Zip(isGood).ToList();
        var polar = pairs.FindAll(static p => p.First != SentimentLabel.Neutral);
        return new SignCount(
            pairs.Count,
            polar.Count,
            polar.Count(static p => p.Second),
            polar.Count(static p => p is { Second: true, First: SentimentLabel.Positive }),
            polar.Count(static p => !p.Second),
            polar.Count(static p => p is { Second: false, First: SentimentLabel.Negative }),
            pairs.Count(static p => (p.First != SentimentLabel.Negative) == p.Second));
    }

    private static double? Divide(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
