namespace Analytics.Core.Demo;

/// <summary>
/// What customers say of the demo shop: a part of the orders is reviewed some days later. Products differ in how well they are liked, and
/// deliveries in each December disappoint, so that there is something to find.
/// </summary>
internal static class DemoReviews
{
    private const double ReviewedShare = 0.16;
    private const double StarsOnlyShare = 0.18;
    private const int MostDaysLater = 14;

    private static readonly (string Title, string[] Sentences)[] ByStars =
    [
        ("Very disappointed", ["It broke after two days.", "The quality is terrible and it looks cheap.", "I want my money back.", "Do not buy this.", "Not at all as described, I sent it back.", "Customer service never answered my mail.", "A complete waste of money!"]),
        ("Not what I hoped for", ["It is smaller than I expected and not very well made.", "The material feels thin.", "It works, but not reliably.", "I would not buy it again.", "The colour is different from the picture, which is a pity.", "Too expensive for what it is."]),
        ("It is all right", ["It does what it should, no more.", "Good for the price, although the finish could be better.", "Nothing special.", "Fine, but the old one was better.", "It arrived on time.", "I am still not sure about it."]),
        ("Good buy", ["Good quality, and it arrived quickly.", "I like it, although the packaging was damaged.", "Works well so far.", "It looks nice and feels solid.", "My daughter is happy with it.", "Would buy it again."]),
        ("Love it", ["Absolutely love it!", "Excellent quality, better than I expected.", "Exactly as described and beautifully made.", "I use it every day and could not be happier.", "A perfect present, highly recommended.", "Great value, great service 😊", "The best I have had in years."]),
    ];

    private static readonly string[] Late = ["It came ten days late.", "Delivery took far too long and nobody told me why.", "It arrived after Christmas, which was really annoying.", "The parcel was damaged."];

    /// <summary>All reviews in the order of the purchases, up to before the last midnight.</summary>
    public static IEnumerable<DemoReview> Of(DemoShop shop)
    {
        var end = new DateTimeOffset(shop.Options.Until.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        string? order = null;
        var number = 0;
        foreach (var line in shop.Lines())
        {
            // One product of an order at most, the first.
            if (line.Quantity < 0 || line.OrderId == order)
            {
                continue;
            }

            order = line.OrderId;
            var random = new DemoRandom(shop.Options.Seed, DemoStream.Review, number++);
            if (random.Chance(ReviewedShare) && Make(line, ref random) is var review && review.At < end)
            {
                yield return review;
            }
        }
    }

    private static DemoReview Make(in DemoLine line, ref DemoRandom random)
    {
        var at = line.At.AddDays(1 + random.Below(MostDaysLater)).AddSeconds(random.Below(6 * 3_600));
        var isLate = line.At.Month == 12 && line.Store is null && random.Chance(0.3);
        // A product's own liking, the same for everybody.
        var liking = new DemoRandom(0, DemoStream.Review, -1 - line.Product).Next();
        var stars = Math.Clamp((int)Math.Round(2.6 + (1.7 * liking) + (2.6 * random.Next()) - 0.6 - (isLate ? 1.5 : 0)), 1, 5);
        if (random.Chance(StarsOnlyShare))
        {
            return new DemoReview(line.Customer, line.Product, at, stars, null, null);
        }

        var (title, sentences) = ByStars[stars - 1];
        var first = random.Below(sentences.Length);
        var text = sentences[first];
        if (random.Chance(0.7))
        {
            text += " " + sentences[(first + 1 + random.Below(sentences.Length - 1)) % sentences.Length];
        }

        if (isLate)
        {
            text += " " + Late[random.Below(Late.Length)];
        }

        return new DemoReview(line.Customer, line.Product, at, stars, random.Chance(0.6) ? title : null, text);
    }
}
