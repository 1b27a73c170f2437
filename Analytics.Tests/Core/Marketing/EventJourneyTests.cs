using Analytics.Core.Domain;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Queries.Execution;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Marketing;

/// <summary>Touch paths and experiments' counts read from events: by hand, and against slow, obvious readers.</summary>
public sealed class EventJourneyTests
{
    private static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Read_VisitsByChannels_GivesPathsWithDaysValuesAndJourneysThatEndedWithout()
    {
        var log = Log(
            new(1, 0, "view", "Search"), new(1, 0.1, "view", "Search"), new(1, 48, "view", "Email"), new(1, 49, "purchase", "", Revenue: 20),
            new(2, 0, "view", "Search"), new(2, 48, "view", "Email"), new(2, 48.2, "purchase", "Email", Revenue: 5),
            new(3, 0, "view", "Social"), new(3, 24 * 40, "view", "Social"),
            new(4, 0, "purchase", "", Revenue: 9));

        var read = JourneyReader.Read(log, new JourneyQuery { Conversions = ["purchase"], LookbackDays = 30 });

        Assert.Equal(["Search > Email: 2 won for 25, 0 lost, days 2 0", "Social: 0 won for 0, 2 lost, days 0"], read.Paths.Select(Write).Order(StringComparer.Ordinal));
        Assert.Equal(1, read.Untouched);
        Assert.Contains("1 conversion came without", Assert.Single(read.Notes()), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_VisitGoesOnAfterTheConversion_IsNoNewJourney()
    {
        var log = Log(new(1, 0, "view", "Search"), new(1, 0.2, "purchase", "Search"), new(1, 0.3, "thanks", "Search"), new(1, 5, "view", "Search"));

        Assert.Equal(["Search: 1 won for 0, 1 lost, days 0"], JourneyReader.Read(log, new JourneyQuery { Conversions = ["purchase"] }).Paths.Select(Write));
    }

    [Fact]
    public void Read_Period_CountsJourneysThatEndInIt()
    {
        var log = Log(new(1, 0, "view", "Search"), new(1, 1, "purchase"), new(2, 0, "view", "Email"), new(2, 30, "purchase"), new(3, 0, "view", "Social"));

        var read = JourneyReader.Read(log, new JourneyQuery { Conversions = ["purchase"], Period = new Period(new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 3)) });

        Assert.Equal("Email: 1 won for 0, 0 lost, days 1", Write(Assert.Single(read.Paths)));
    }

    [Fact]
    public void Read_RandomEvents_EqualsTheObviousReader() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var events = RandomEvents(seed);
            var query = new JourneyQuery { Conversions = ["buy"], LookbackDays = 2 };

            var read = JourneyReader.Read(Log(events), query);

            Assert.Equal(ObviousPaths(events, 2 * 24), read.Paths.SelectMany(static p =>
                Enumerable.Repeat(string.Join('>', p.Channels) + "+", (int)p.Conversions).Concat(Enumerable.Repeat(string.Join('>', p.Channels) + "-", (int)p.Nulls))).Order(StringComparer.Ordinal));
        }));

    [Fact]
    public void Count_Sides_GoByTheFirstExposureAndLeaveOutWhoSawBoth()
    {
        var log = Log(
            new(1, 0, "shown", Side: "A"), new(1, 1, "buy"), new(1, 2, "buy"),
            new(2, 0, "buy"), new(2, 1, "shown", Side: "A"),
            new(3, 0, "shown", Side: "B"), new(3, 24 * 3, "buy"), new(3, 24 * 3, "refund"),
            new(4, 0, "shown", Side: "B"), new(4, 24 * 15, "buy"),
            new(5, 0, "shown", Side: "A"), new(5, 1, "shown", Side: "B"), new(5, 2, "buy"),
            new(6, 0, "other", Side: "B"), new(6, 24 * 20, "view"));
        var query = new ExposureQuery { Control = "A", Variant = "B", Exposure = "shown", Conversion = "buy", Guardrails = [new("refund", false, 0.01)] };

        var counts = ExposureCounter.Count(log, query);

        Assert.Equal((new Variant(1, 2), new Variant(1, 2), 1L), (counts.Control, counts.Variant, counts.SawBoth));
        Assert.Equal(0, counts.Young);
        Assert.Equal((new Variant(0, 2), new Variant(1, 2)), (counts.Guardrails[0].Control, counts.Guardrails[0].Variant));
        Assert.Equal(3, ExposureCounter.Count(log, query with { Exposure = null }).Variant.Users);
    }

    [Fact]
    public void Count_RandomEvents_EqualsTheObviousCounter() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(200),
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var events = RandomEvents(seed);
            var (users, bought) = (new long[2], new long[2]);
            foreach (var person in events.GroupBy(static e => e.Person).Select(static g => g.OrderBy(static e => e.Hours).ToArray()))
            {
                var sides = person.Where(static e => e.Side.Length > 0).Select(static e => e.Side).Distinct(StringComparer.Ordinal).ToArray();
                if (sides.Length == 1)
                {
                    var first = person.First(static e => e.Side.Length > 0).Hours;
                    users[sides[0] == "A" ? 0 : 1]++;
                    bought[sides[0] == "A" ? 0 : 1] += person.Any(e => e.Name == "buy" && e.Hours >= first && e.Hours <= first + 24) ? 1 : 0;
                }
            }

            var counts = ExposureCounter.Count(Log(events), new ExposureQuery { Control = "A", Variant = "B", Conversion = "buy", WindowDays = 1 });

            Assert.Equal((new Variant(bought[0], users[0]), new Variant(bought[1], users[1])), (counts.Control, counts.Variant));
        }));

    [Theory]
    [InlineData("", "A", "B", "buy", 14, "side")]
    [InlineData("day", "A", "B", "buy", 14, "side")]
    [InlineData("variant", "", "B", "buy", 14, "control")]
    [InlineData("variant", "A", "A", "buy", 14, "variant")]
    [InlineData("variant", "A", "B", " ", 14, "conversion")]
    [InlineData("variant", "A", "B", "buy", 0, "window")]
    public void Check_Nonsense_NamesTheField(string side, string control, string variant, string conversion, int days, string field) =>
        Assert.Equal(field, Assert.Throws<QueryException>(() => new ExposureQuery { Side = side, Control = control, Variant = variant, Conversion = conversion, WindowDays = days }.Check()).Field);

    private static string Write(TouchPath path) =>
        FormattableString.Invariant($"{string.Join(" > ", path.Channels)}: {path.Conversions} won for {path.Value}, {path.Nulls} lost, days {string.Join(' ', path.DaysBefore!)}");

    // Hours apart, so that no two events of a person are at one instant and each is a visit of its own.
    private static Seen[] RandomEvents(int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(1, 6).SelectMany(person => Enumerable.Range(0, 120).Where(_ => random.Next(8) == 0).Select(hour => new Seen(
                person, hour, random.Next(4) == 0 ? "buy" : "view", ((string[])["", "Search", "Email"])[random.Next(3)], ((string[])["", "", "", "A", "B"])[person > 3 ? random.Next(5) : random.Next(4)]))),
        ];
    }

    private static IEnumerable<string> ObviousPaths(Seen[] events, double lookback)
    {
        List<string> paths = [];
        foreach (var person in events.GroupBy(static e => e.Person))
        {
            List<Seen> open = [];
            foreach (var e in person.OrderBy(static e => e.Hours))
            {
                if (e.Channel.Length > 0)
                {
                    if (open.Count > 0 && e.Hours - open[^1].Hours > lookback)
                    {
                        paths.Add(Join(open) + "-");
                        open = [];
                    }

                    open.Add(e);
                }

                if (e.Name == "buy")
                {
                    List<Seen> counted = [.. open.Where(t => e.Hours - t.Hours <= lookback)];
                    if (counted.Count > 0)
                    {
                        paths.Add(Join(counted) + "+");
                    }

                    open = [];
                }
            }

            if (open.Count > 0)
            {
                paths.Add(Join(open) + "-");
            }
        }

        return paths.Order(StringComparer.Ordinal);

        static string Join(List<Seen> touches) => string.Join('>', touches.Select(static t => t.Channel));
    }

    private static EventLog Log(params Seen[] events)
    {
        Seen[] sorted = [.. events.OrderBy(static e => e.Person).ThenBy(static e => e.Hours)];
        int[] persons = [.. sorted.Select(static e => e.Person).Distinct()];
        int[] times = [.. sorted.Select(static e => (int)(e.Hours * 3_600))];
        return new EventLog(
            1,
            new DateTimeOffset(Start).ToUnixTimeSeconds(),
            times,
            EventLog.Ends(times),
            [.. persons.Select(p => Array.FindIndex(sorted, e => e.Person == p)), sorted.Length],
            persons,
            new int[persons.Length],
            new ShopCalendar(TimeZoneInfo.Utc, DayOfWeek.Monday),
            DateOnly.FromDateTime(Start).AddDays(90),
            trait => Column([.. sorted.Select(e => trait.Field switch { EventField.Name => e.Name, EventField.Channel => e.Channel, _ => e.Side })]),
            () => [.. sorted.Select(static e => Money.FromDecimal(e.Revenue).Units)]);
    }

    private static EventColumn Column(string[] values)
    {
        List<string> names = ["", .. values.Where(static v => v.Length > 0).Distinct(StringComparer.Ordinal)];
        return EventColumn.OfEvents(names, (int[])[.. values.Select(v => names.IndexOf(v))]);
    }

    private sealed record Seen(int Person, double Hours, string Name, string Channel = "", string Side = "", decimal Revenue = 0);
}
