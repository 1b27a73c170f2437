using Analytics.Core.Domain;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;
using Analytics.Core.Queries.Execution;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Marketing;

/// <summary>Who of a segment came by campaigns' channels and what they bought then, against sums over each member's events.</summary>
public sealed class CampaignReachTests
{
    private static readonly DateTime Start = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly CustomerLabelSet Labels = CustomerLabelSet.Empty with { Segments = [new SegmentLabel("7", "Some", [false, true, false, true, true])] };
    private static readonly CampaignTable Table = new(new CampaignData(
        [new Campaign("s1", "Own name", Channel: "Search"), new Campaign("s2", "Products", Channel: "search"), new Campaign("e1", "News", Channel: "Email")],
        [Cost("s1", 3, 10), Cost("s2", 3, 5), Cost("e1", 3, 2), Cost("s1", 40, 100)],
        []));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Count_OfASegment_EqualsTheSumOverTheEventsOfItsMembers(bool exclude)
    {
        var random = new Random(3);
        string[] channels = ["Search", "EMAIL", "direct", ""];
        Seen[] events = [.. Enumerable.Range(0, 1_500).Select(_ => new Seen(
            random.Next(1, 13), Math.Round(random.NextDouble() * 20 * 24, 3), random.Next(4) == 0 ? "buy" : "view", channels[random.Next(4)], random.Next(50)))];
        var keeps = Labels.Keeping([new Filter(Dimension.Segment, ["some"], exclude), new Filter(Dimension.Channel, ["passed over"])]);
        var query = new JourneyQuery { Conversions = ["buy"], LookbackDays = 2, Period = new Period(new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 15)) };

        var report = CampaignReach.Count(Log(events), Table, query, keeps);

        Seen[] mine =
        [
            .. events.Where(e => (CustomerOf(e.Person) is 1 or 3 or 4) != exclude)
                .Where(static e => e.Hours >= 48 && e.Hours < 14 * 24).OrderBy(static e => e.Hours),
        ];
        Assert.Equal(mine.Select(WhoOf).Distinct().Count(), report.Visitors);
        Assert.Equal(["Email", "Search"], report.Lines.Select(static l => l.Channel).Order(StringComparer.Ordinal));
        foreach (var line in report.Lines.Append(report.Total))
        {
            bool Is(Seen e) => line.Channel.Length == 0 ? e.Channel is "Search" or "EMAIL" : e.Channel.Equals(line.Channel, StringComparison.OrdinalIgnoreCase);
            Seen[] bought = [.. mine.Where(b => b.Name == "buy" && mine.Any(t => t.Person == b.Person && Is(t) && t.Hours <= b.Hours && b.Hours - t.Hours <= 48))];
            Assert.Equal(mine.Where(Is).Select(WhoOf).Distinct().Count(), line.Reached);
            Assert.Equal(bought.Select(WhoOf).Distinct().Count(), line.Buyers);
            Assert.Equal(bought.Length, line.Purchases);
            Assert.Equal(bought.Sum(static b => b.Revenue), line.Value.Amount);
        }

        Assert.Equal([2m, 15m], report.Lines.OrderBy(static l => l.Channel, StringComparer.Ordinal).Select(static l => l.WholeCost));
        Assert.Equal(17m, report.Total.WholeCost);
        Assert.Equal(["Own name", "Products"], report.Lines.Single(static l => l.Channel == "Search").Campaigns);
    }

    [Fact]
    public void Count_NoEventNamesAChannel_SaysSo()
    {
        var report = CampaignReach.Count(Log(new Seen(1, 1, "buy", "direct", 5)), Table, new JourneyQuery { Conversions = ["buy"] }, static _ => true);

        Assert.Equal((false, 0, 1), (report.HasChannels, report.Total.Reached, report.Visitors));
        Assert.Null(report.Total.Conversion);
    }

    [Fact]
    public void Read_JourneysOfASegment_AreThoseOfItsMembers()
    {
        Seen[] events = [new(1, 1, "view", "Search"), new(1, 2, "buy", "", 7), new(2, 1, "view", "Search"), new(2, 2, "buy", "", 9), new(11, 1, "view", "Email")];

        var read = JourneyReader.Read(Log(events), new JourneyQuery { Conversions = ["buy"] }, Labels.Keeping([new Filter(Dimension.Segment, ["7"])]));

        var path = Assert.Single(read.Paths);
        Assert.Equal(("Search", 1L, 7d, 0L), (path.Channels[0], path.Conversions, path.Value, path.Nulls));
    }

    [Fact]
    public void Keeping_SegmentThatIsGone_IsAnError()
    {
        var error = Assert.Throws<QueryException>(() => Labels.Keeping([new Filter(Dimension.Segment, ["8"])]));

        Assert.Contains("may have been deleted", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeping_ATier_KeepsItsCustomersAndUnknownIsNobodysTier()
    {
        var labels = CustomerLabelSet.Empty with
        {
            Columns = new Dictionary<Dimension, LabelColumn> { [Dimension.ChurnTier] = new(["", "Low", "High"], [0, 1, 2, 0]) },
        };

        var high = labels.Keeping([new Filter(Dimension.ChurnTier, ["High"])]);
        var notHigh = labels.Keeping([new Filter(Dimension.ChurnTier, ["High"], Exclude: true)]);
        var unknown = labels.Keeping([new Filter(Dimension.ChurnTier, [DimensionValue.UnknownKey])]);

        Assert.Equal([false, false, true, false, false], Enumerable.Range(0, 5).Select(high));
        Assert.Equal([true, true, false, true, true], Enumerable.Range(0, 5).Select(notHigh));
        Assert.Equal([true, false, false, true, true], Enumerable.Range(0, 5).Select(unknown));
    }

    // Customers 1 to 5 are two visitors each; the last two visitors are nobody known.
    private static int CustomerOf(int person) => person > 10 ? 0 : ((person - 1) % 5) + 1;

    private static int WhoOf(Seen seen) => CustomerOf(seen.Person) is > 0 and var customer ? customer : -seen.Person;

    private static CampaignDay Cost(string campaign, int day, decimal cost) =>
        new(campaign, DateOnly.FromDateTime(Start).AddDays(day), null, null, null, null, null, null, Money.FromDecimal(cost), null, []);

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
            [.. persons.Select(CustomerOf)],
            new ShopCalendar(TimeZoneInfo.Utc, DayOfWeek.Monday),
            DateOnly.FromDateTime(Start).AddDays(90),
            trait => Column([.. sorted.Select(e => trait.Field == EventField.Name ? e.Name : e.Channel)]),
            () => [.. sorted.Select(static e => Money.FromDecimal(e.Revenue).Units)]);
    }

    private static EventColumn Column(string[] values)
    {
        List<string> names = ["", .. values.Where(static v => v.Length > 0).Distinct(StringComparer.Ordinal)];
        return EventColumn.OfEvents(names, (int[])[.. values.Select(v => names.IndexOf(v))]);
    }

    private sealed record Seen(int Person, double Hours, string Name, string Channel = "", decimal Revenue = 0);
}
