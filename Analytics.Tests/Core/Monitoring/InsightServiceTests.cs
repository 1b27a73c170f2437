using Analytics.Core.Domain;
using Analytics.Core.Monitoring;
using Analytics.Core.Planning;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Analytics.Tests.Core.Storage;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Monitoring;

public sealed class InsightServiceTests
{
    private static readonly DateOnly Last = new(2026, 11, 27);

    private static readonly string[] Categories = ["Books", "Food", "Home"];

    [Fact]
    public async Task Find_OneCategoryDoubled_TellsTheChangeWithPartsThatAddUp()
    {
        var found = await FindAsync(Shop(1, (day, category) => category == "Books" && day > Last.AddDays(-28) ? 3 : 1));

        var change = Assert.Single(found, static f => f.Kind == InsightKind.RevenueChanged);
        Assert.Equal((Dimension.Category, "Books"), (change.PartsBy, change.Parts[0].Key));
        Assert.Equal(new Period(Last.AddDays(-27), Last), change.Days);
        var (now, before) = (change.Figure(InsightFigures.Now)!.Value, change.Figure(InsightFigures.Before)!.Value);
        Assert.Equal(now - before, change.Parts.Sum(static p => p.Change));
        Assert.Equal(now - before, change.Figure(InsightFigures.ByOrders)!.Value + change.Figure(InsightFigures.ByOrderValue)!.Value);
        Assert.Equal(Math.Abs(now - before), change.Money);
        Assert.InRange(change.Confidence, 0.98, 1);
        Assert.DoesNotContain(found, static f => f.Kind == InsightKind.LevelChanged && f.Measure == Measure.NetRevenue && f.Days.From >= Last.AddDays(-34));
    }

    [Fact]
    public async Task Find_NothingHappens_TellsNoChange()
    {
        var told = 0;
        for (var seed = 1; seed <= 10; seed++)
        {
            told += (await FindAsync(Shop(seed, static (_, _) => 1))).Count(static f => f.Kind is InsightKind.RevenueChanged or InsightKind.LevelChanged);
        }

        Assert.InRange(told, 0, 1);
    }

    [Fact]
    public async Task Find_ADayOfFiveTimesTheOrders_StandsOutOnce()
    {
        var found = await FindAsync(Shop(3, static (day, _) => day == Last.AddDays(-2) ? 5 : 1));

        var stands = Assert.Single(found, static f => f.Kind == InsightKind.DayStandsOut && f.Measure is Measure.NetRevenue or Measure.Orders);
        Assert.Equal(new Period(Last.AddDays(-2), Last.AddDays(-2)), stands.Days);
        Assert.True(stands.Figure(InsightFigures.Now) > 2 * stands.Figure(InsightFigures.Expected));
    }

    [Fact]
    public async Task Find_TheForecastLiesFarOff_TellsTheOutlookButNotWhileForecastsAreHeld()
    {
        var runner = new FakeQueryRunner(Shop(2, static (day, _) => day > Last.AddDays(-7) ? 3 : 1), Last.AddDays(1));
        var holds = new FakeForecastHolds();
        using var forecasts = new ForecastService(runner, new FakeForecaster(), null, TimeProvider.System, holds: holds);
        var insights = new InsightService(runner, null!, null, forecasts);

        var outlook = Assert.Single(await insights.FindAsync(CancellationToken.None), static f => f.Kind == InsightKind.Outlook);
        Assert.Equal(new Period(Last.AddDays(1), Last.AddDays(28)), outlook.Days);

        await holds.GoBackAsync(Last.AddDays(-3), "ada");
        Assert.DoesNotContain(await insights.FindAsync(CancellationToken.None), static f => f.Kind == InsightKind.Outlook);
    }

    [Fact]
    public async Task Find_NoLines_FindsNothing() => Assert.Empty(await FindAsync([]));

    [Theory]
    [EachDatabase]
    public async Task Generate_FoundAgain_KeepsWhatWasDecidedAndNeverTellsTwice(DatabaseProvider provider)
    {
        await using var storage = await StorageFixture.StartAsync(provider);
        var runner = new FakeQueryRunner(Shop(1, static (day, category) => category == "Books" && day > Last.AddDays(-28) ? 3 : 1), Last.AddDays(1));
        var insights = new InsightService(runner, storage.Get<InsightStore>(), null, null);

        var added = await insights.GenerateAsync();
        var first = await insights.ListAsync();
        var change = first.Single(static i => i.Finding.Kind == InsightKind.RevenueChanged);
        var decided = await insights.DecideAsync("ann", change.Id, InsightStatus.Dismissed);
        var again = await insights.GenerateAsync();
        var second = await insights.ListAsync();

        Assert.Equal((first.Count, 0), (added, again));
        Assert.Equal(first.Select(static i => i.Id), second.Select(static i => i.Id));
        Assert.Equal(("ann", InsightStatus.Dismissed), (decided.ChangedBy, second.Single(i => i.Id == change.Id).Status));
        Assert.Equivalent(change.Finding, second.Single(i => i.Id == change.Id).Finding);

        // The shop after that had lost its books' customers: what is not found is past, not gone.
        var calm = new InsightService(new FakeQueryRunner(Shop(1, static (_, _) => 1), Last.AddDays(1)), storage.Get<InsightStore>(), null, null);
        await calm.GenerateAsync();
        Assert.False((await calm.ListAsync()).Single(i => i.Id == change.Id).IsCurrent);
        Assert.Equal(StorageProblem.NotFound, (await Assert.ThrowsAsync<StorageException>(() => calm.DecideAsync("ann", 9999, InsightStatus.Done))).Problem);
    }

    [Fact]
    public async Task Find_InASegmentThatDoubled_TellsTheChangeOfItsMembersAlone()
    {
        // Members buy three times as often in the last four weeks, all others as ever.
        var lines = Shop(1, static (_, _) => 1);
        string[] members = [.. Enumerable.Range(0, 50).Select(static i => $"C{i}")];
        lines.AddRange(Enumerable.Range(1, 2).SelectMany(more => lines
            .Where(l => members.Contains(l.Customer) && DateOnly.FromDateTime(l.At) > Last.AddDays(-28))
            .Select(l => l with { Order = $"{l.Order}-{more}" }).ToList()));
        var runner = new FakeQueryRunner(lines, Last.AddDays(1)) { Segments = new Dictionary<string, string[]> { ["7"] = members } };
        var insights = new InsightService(runner, null!, null, null);

        var part = await insights.FindAsync([new Filter(Dimension.Segment, ["7"])]);
        var others = await insights.FindAsync([new Filter(Dimension.Segment, ["7"], Exclude: true)]);

        var change = Assert.Single(part.Findings, static f => f.Kind == InsightKind.RevenueChanged);
        Assert.Equal(Sum(Last.AddDays(-27), Last), change.Figure(InsightFigures.Now));
        Assert.Equal(Sum(Last.AddDays(-55), Last.AddDays(-28)), change.Figure(InsightFigures.Before));
        Assert.Equal(change.Figure(InsightFigures.Now) - change.Figure(InsightFigures.Before), change.Parts.Sum(static p => p.Change));
        Assert.DoesNotContain(others.Findings, static f => f.Kind == InsightKind.RevenueChanged);
        // No scores are known here, and what is of the whole shop is named.
        Assert.Contains(InsightKind.CustomersAtRisk, part.LeftOut);
        Assert.Contains(InsightKind.CampaignMove, part.LeftOut);
        Assert.Contains(InsightKind.FollowOn, part.LeftOut);

        decimal Sum(DateOnly from, DateOnly to) =>
            lines.Where(l => members.Contains(l.Customer) && DateOnly.FromDateTime(l.At) >= from && DateOnly.FromDateTime(l.At) <= to).Sum(static l => l.Amount);
    }

    [Fact]
    public async Task Find_SegmentThatIsGone_IsAnError()
    {
        var insights = new InsightService(new FakeQueryRunner(Shop(1, static (_, _) => 1), Last.AddDays(1)), null!, null, null);

        await Assert.ThrowsAsync<QueryException>(() => insights.FindAsync([new Filter(Dimension.Segment, ["gone"])]));
    }

    private static async Task<IReadOnlyList<InsightFinding>> FindAsync(IReadOnlyList<FakeLine> lines) =>
        await new InsightService(new FakeQueryRunner(lines, Last.AddDays(1)), null!, null, null).FindAsync(CancellationToken.None);

    // A year of three categories, four to six orders of each a day; times says how many more.
    private static List<FakeLine> Shop(int seed, Func<DateOnly, string, int> times)
    {
        var random = new Random(seed);
        var lines = new List<FakeLine>();
        for (var day = Last.AddDays(-300); day <= Last; day = day.AddDays(1))
        {
            foreach (var category in Categories)
            {
                for (var i = random.Next(4, 7) * times(day, category); i > 0; i--)
                {
                    lines.Add(new FakeLine(
                        day.ToDateTime(new TimeOnly(8 + random.Next(12), 0)), $"O{lines.Count}", $"C{random.Next(150)}", $"P{random.Next(9)}", category, "Web", "Berlin", 1, 20 + random.Next(10)));
                }
            }
        }

        return lines;
    }
}
