using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Tests.Fakes;
using Analytics.Web.State;

namespace Analytics.Tests.Core.Monitoring;

public sealed class CampaignFinderTests
{
    private static readonly DateOnly Last = new(2026, 11, 20);

    [Fact]
    public void Of_Recommendations_AreFindingsWithMoneyAndTheSameEvidence()
    {
        var found = CampaignFinder.Of(
            Result(
                new Recommendation(RecommendationKind.Reallocate, null, null, [new("gain", 12.5, 3, 20)]),
                new Recommendation(RecommendationKind.Pause, "c1", "Summer <b>", [new("roas", 0.4, 0.2, 0.7), new("cost", 500), new("revenue", 200)]),
                new Recommendation(RecommendationKind.Creative, "c2", "Winter", [new("before", 0.04), new("now", 0.03), new("z", -4.2)]),
                new Recommendation(RecommendationKind.Test, "c3", "Spring", [])),
            static name => name + ":2026-11");

        Assert.Equal([InsightKind.CampaignMove, InsightKind.CampaignLoses, InsightKind.CampaignFell], found.Select(static f => f.Kind));
        Assert.Equal([350m, 300m], found.Take(2).Select(static f => f.Money));
        Assert.Equal(found.Count, found.Select(static f => f.Key).Distinct().Count());
        Assert.Equal(new Period(Last.AddDays(-6), Last), found[2].Days);
        var words = found.Select(static f => InsightWords.Of(f, new FakeShop().Format)).ToArray();
        Assert.Contains("£12.50", words[0].Evidence, StringComparison.Ordinal);
        Assert.Contains("Summer <b> costs more than it brings", words[1].Title, StringComparison.Ordinal);
        Assert.Contains("25.0%", words[2].Title, StringComparison.Ordinal);
        Assert.All(words, static w => Assert.StartsWith("campaigns", w.Links[0].Address, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_NothingSupported_IsEmpty()
    {
        Assert.Empty(CampaignFinder.Of(Result(new Recommendation(RecommendationKind.Reallocate, null, null, [new("gain", -1, -3, 2)])), static name => name));
        Assert.Empty(CampaignFinder.Of(Result() with { From = null, To = null }, static name => name));
    }

    private static OptimizationResult Result(params Recommendation[] recommendations) =>
        new(new OptimizationQuestion(), Last.AddDays(-179), Last, [], 100, 100, 400, null, 0, null, true, recommendations);
}
