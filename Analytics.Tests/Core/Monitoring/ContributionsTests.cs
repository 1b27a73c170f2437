using Analytics.Core.Monitoring;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Monitoring;

public sealed class ContributionsTests
{
    [Fact]
    public void Of_AnyParts_AddUpToTheWholeChangeExactly() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var random = new Random(seed);
            var most = random.Next(6);
            var parts = Enumerable.Range(0, random.Next(12)).Select(i => new ContributionPart($"p{i}", $"Part {i}", random.Next(-500, 9_000) / 100m, random.Next(-500, 9_000) / 100m)).ToList();
            // A total may hold what no part names.
            var (before, now) = (parts.Sum(static p => p.Before) + 3, parts.Sum(static p => p.Now) + 5);

            var named = Contributions.Of(parts, before, now, most);

            Assert.Equal(now - before, named.Sum(static p => p.Change));
            Assert.Equal(before, named.Sum(static p => p.Before));
            Assert.Equal(parts.OrderByDescending(static p => Math.Abs(p.Change)).Take(most).Sum(static p => Math.Abs(p.Change)), named.Where(static p => p.Key[0] == 'p').Sum(static p => Math.Abs(p.Change)));
        }));

    [Fact]
    public void OfProduct_AnyFactors_AddUpAndTreatBothAlike() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var random = new Random(seed);
            var (first, second, firstNow, secondNow) = (random.Next(1, 5_000), random.NextDouble() + 0.01, random.Next(1, 5_000), random.NextDouble() + 0.01);

            var drivers = Contributions.OfProduct(first, second, firstNow, secondNow)!.Value;
            var swapped = Contributions.OfProduct(second, first, secondNow, firstNow)!.Value;

            Assert.Equal((firstNow * secondNow) - (first * second), drivers.First + drivers.Second, 1e-6);
            Assert.Equal(drivers.First, swapped.Second, 1e-6);
        }));

    // Ang (2004): L(120, 60) = 60 ÷ ln 2; ln 2 of it from orders doubled, none from a size that stayed.
    [Fact]
    public void OfProduct_OnlyOrdersDoubled_GivesThemAll()
    {
        var drivers = Contributions.OfProduct(6, 10, 12, 10)!.Value;
        Assert.Equal(60, drivers.First, 1e-9);
        Assert.Equal(0, drivers.Second, 1e-9);
        Assert.Null(Contributions.OfProduct(0, 10, 12, 10));
    }

    [Fact]
    public void Unevenness_AllGrewAlike_IsZero()
    {
        ContributionPart[] alike = [new("a", "A", 10, 20), new("b", "B", 30, 60)];
        ContributionPart[] one = [new("a", "A", 10, 50), new("b", "B", 30, 30)];

        Assert.Equal(0, Contributions.Unevenness(alike, 40, 80));
        Assert.Equal(30, Contributions.Unevenness(one, 40, 80));
    }
}
