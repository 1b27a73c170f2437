using Analytics.Core.Behaviour;
using Analytics.Core.Queries.Events;
using Analytics.Tests.Core.Funnels;
using Analytics.Tests.Fakes;

namespace Analytics.Tests.Core.Behaviour;

public sealed class BehaviourServiceTests
{
    private static readonly DateTime Day = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Find_OnePersonsSessions_AreCountedByHand()
    {
        // Monday: three events in one session; a pause of exactly half an hour does not end it. Wednesday: one more, with an order.
        var service = Of(HandMadeLog.Of(
            (1, Day, "visit", "d"), (1, Day.AddMinutes(30), "look", "d"), (1, Day.AddMinutes(40), "look", "d"), (1, Day.AddDays(2), "purchase", "m"), (2, Day, "visit", "m")));

        var profile = (await service.FindAsync("p1"))!;

        Assert.Equal(new BehaviourFacts(4, 2, 2, 3, 1, 2_400, 0, 2 * 86_400), profile.Facts);
        Assert.Equal(20, profile.Facts.MinutesPerSession);
        Assert.Equal([("look", 2), ("purchase", 1), ("visit", 1)], profile.Events.Select(static e => (e.Name, e.Count)));
        Assert.Equal(4, profile.Hours.Sum());
        Assert.Equal(3, profile.Hours[9]);
        Assert.Equal(1, profile.Hours[(2 * 24) + 9]);
        // Above the other person in each part: (1 lower + ½ own) ÷ 2.
        Assert.All(profile.Parts, static p => Assert.Equal(0.75, p.Rank));
        Assert.Equal(75, profile.Engagement);
        Assert.Null(profile.Persona);
        Assert.Null(profile.Conversion);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("p3")]
    public async Task Find_WithoutEvents_IsNull(string id) => Assert.Null(await Of(HandMadeLog.Of((1, Day, "visit", ""))).FindAsync(id));

    [Fact]
    public async Task Find_NoEventsAtAll_IsNull() => Assert.Null(await new BehaviourService(new FakeEventLogs(null), TimeProvider.System).FindAsync("p1"));

    [Fact]
    public void Fit_BuyersAndLookers_FindsPersonasAndTellsWhoBuys()
    {
        // Of 600 people every third comes weekly and buys every other time; the others came once or twice and bought nothing, or once.
        var random = new Random(11);
        var log = HandMadeLog.Until(0, [.. Enumerable.Range(1, 600).SelectMany(person => Enumerable.Range(0, person % 3 == 0 ? 17 : 1 + (person % 2)).SelectMany(visit =>
        {
            var at = Day.AddDays(person % 3 == 0 ? (7 * visit) + (person % 7) : random.Next(119)).AddMinutes(random.Next(600));
            var buys = random.NextDouble() < (person % 3 == 0 ? 0.5 : 0.05);
            return new[] { (person, at, "visit", "d") }
                .Concat(person % 3 == 0 ? [(person, at.AddMinutes(5), "look", "d"), (person, at.AddMinutes(9), "search", "d")] : Array.Empty<(int, DateTime, string, string)>())
                .Concat(buys ? [(person, at.AddMinutes(12), "purchase", "d")] : []);
        }))]);

        var model = BehaviourModel.Fit(log);

        Assert.InRange(model.Personas.Count, 3, 6);
        Assert.Equal(model.Personas.Count, model.Personas.Select(static p => p.Name).Distinct(StringComparer.Ordinal).Count());
        var scan = new BehaviourScan(log);
        var (regular, once) = (scan.Of(PlaceOf(3), int.MaxValue), scan.Of(PlaceOf(1), int.MaxValue));
        Assert.True(model.PersonaOf(regular)!.Silhouette > 0.3);
        Assert.NotEqual(model.PersonaOf(regular)!.Name, model.PersonaOf(once)!.Name);
        var (likely, unlikely) = (model.ConversionOf(regular)!, model.ConversionOf(once)!);
        Assert.True(likely.Probability > 0.7, $"{likely}");
        Assert.True(unlikely.Probability < 0.3, $"{unlikely}");
        Assert.True(likely.IsBetter && likely.Auc > 0.9, $"{likely}");
        Assert.True(model.EngagementOf(regular).Score > model.EngagementOf(once).Score);

        int PlaceOf(int key) => log.PlaceOf(key)!.Value;
    }

    [Fact]
    public void RankOf_Ties_CountHalf()
    {
        Assert.Equal(0.5, BehaviourModel.RankOf([1, 1, 1, 1], 1));
        Assert.Equal(0.625, BehaviourModel.RankOf([1, 2, 3, 4], 3));
        Assert.Equal(0, BehaviourModel.RankOf([1, 2], 0));
        Assert.Equal(1, BehaviourModel.RankOf([1, 2], 3));
    }

    private static BehaviourService Of(EventLog log) => new(new FakeEventLogs(log), TimeProvider.System);
}
