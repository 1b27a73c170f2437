using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Advice;
using Analytics.Core.Funnels.Engine;
using Analytics.Core.Funnels.Paths;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Tests.Core.Funnels;

public sealed class FunnelRunnerTests
{
    private static readonly DateTime Day = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Run_RandomShop_EqualsTheSlowWayForEachPersonAndPart()
    {
        var random = new Random(17);
        string[] names = ["a", "b", "c", "x", "stop"];
        var events = Enumerable.Range(0, 1_500).Select(_ => (
            Person: 1 + random.Next(200), At: Day.AddHours(random.Next(24 * 20)), Name: names[random.Next(5)], Device: random.Next(3) switch { 0 => "", 1 => "m", _ => "d" })).ToArray();
        var log = HandMadeLog.Of(events);
        foreach (var order in (FunnelOrder[])[FunnelOrder.Ordered, FunnelOrder.Strict, FunnelOrder.Any])
        {
            var query = new FunnelQuery
            {
                Steps = FunnelText.ReadSteps("a,b,c"),
                Order = order,
                Window = TimeSpan.FromDays(4),
                Exclusions = FunnelText.ReadSteps("stop"),
                By = new EventTrait(EventField.Device),
                Period = new Period(new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 15)),
            };
            var result = FunnelRunner.Run(query, log, CancellationToken.None);
            var slow = events.GroupBy(static e => e.Person).Select(person =>
            {
                var own = person.Where(static e => e.At >= Day.AddDays(2)).OrderBy(static e => e.At).ToArray();
                uint[] masks = [.. own.Select(static e => e.Name switch { "a" => 1u, "b" => 2u, "c" => 4u, "stop" => AttemptFinder.Exclusion, _ => 0u })];
                return SlowFunnel.Best(order, 3, 4 * 86_400, (14 * 86_400) - 1, [.. own.Select(static e => (int)(e.At - Day).TotalSeconds)], masks).Level;
            }).ToArray();

            Assert.Equal([slow.Count(static l => l > 0), slow.Count(static l => l > 1), slow.Count(static l => l > 2)], result.Steps.Select(static s => s.Count));
            for (var step = 0; step < 3; step++)
            {
                Assert.Equal(result.Steps[step].Count, result.Parts.Sum(p => p.Steps[step].Count));
                Assert.Equal(result.Steps[step].Count, result.Persons(step, andLeft: false, 0, 1_000).Count);
            }

            Assert.Equal(result.Entered, result.Hours.Sum(static h => h.Entered));
            Assert.Equal(result.Converted, result.Days.Sum(static d => d.Converted));
            Assert.Equal(result.Entered, result.Weeks.Sum(static w => w.Entered));
        }
    }

    [Fact]
    public void Run_StepsThatNoEventHas_SaysWhich()
    {
        var result = FunnelRunner.Run(new FunnelQuery { Steps = FunnelText.ReadSteps("a,gone,Pay::name=pay|paid,Either::name=a|never") }, HandMadeLog.Of((1, Day, "a", "")), CancellationToken.None);

        Assert.Equal(
            ["No event is called “gone”.", "No event is called “pay” or “paid”: choose the event of the step “Pay”."],
            result.Warnings.Where(static w => w.Code == "unknown-value").Select(static w => w.Message));
    }

    [Fact]
    public void Run_ThreePeople_GivesRatesTimesAndWhoLeft()
    {
        var result = FunnelRunner.Run(
            new FunnelQuery { Steps = FunnelText.ReadSteps("a,b") },
            HandMadeLog.Of((1, Day, "a", ""), (1, Day.AddMinutes(10), "b", ""), (2, Day, "a", ""), (2, Day.AddMinutes(30), "b", ""), (3, Day, "a", "")),
            CancellationToken.None);

        Assert.Null(result.Steps[0].RateFromPrevious);
        Assert.Equal(2.0 / 3, result.Steps[1].RateFromPrevious);
        Assert.Equal(1.0 / 3, result.Steps[1].DropOff!.Value, 12);
        Assert.Equal(TimeSpan.FromMinutes(20), result.Steps[1].FromPrevious!.Median);
        Assert.Equal(TimeSpan.FromMinutes(28), result.Steps[1].FromPrevious!.P90);
        Assert.Equal([3], result.Persons(0, andLeft: true, 0, 10));
        Assert.Equal([1, 2], result.Persons(1, andLeft: true, 0, 10));
    }

    [Fact]
    public void Run_ByMonth_NamesMonthsInOrder()
    {
        var result = FunnelRunner.Run(
            new FunnelQuery { Steps = FunnelText.ReadSteps("a"), By = new EventTrait(EventField.Month) },
            HandMadeLog.Of((1, Day.AddMonths(1), "a", ""), (2, Day, "a", ""), (3, Day.AddDays(3), "a", "")),
            CancellationToken.None);

        Assert.Equal([("2026-03", 2), ("2026-04", 1)], result.Parts.Select(static p => (p.Value.Key, p.Steps[0].Count)));
    }

    [Fact]
    public void Run_NothingAtAll_HasNoRates()
    {
        var result = FunnelRunner.Run(new FunnelQuery { Steps = FunnelText.ReadSteps("a,b") }, HandMadeLog.Of(), CancellationToken.None);

        Assert.Null(result.Rate);
        Assert.Null(result.Steps[1].RateFromPrevious);
        Assert.Contains(result.Warnings, static w => w.Code == "nothing-matched");
    }

    [Fact]
    public void Run_Comparison_CountsThePeriodBefore()
    {
        var query = new FunnelQuery
        {
            Steps = FunnelText.ReadSteps("a"), Period = new Period(new DateOnly(2026, 3, 5), new DateOnly(2026, 3, 6)), Comparison = Comparison.PreviousPeriod,
        };
        var result = FunnelRunner.Run(query, HandMadeLog.Of((1, Day.AddDays(3), "a", ""), (2, Day.AddDays(1), "a", ""), (3, Day.AddDays(2), "a", "")), CancellationToken.None);

        Assert.Equal((1, 2), (result.Entered, result.Before!.Entered));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b,")]
    [InlineData("page~")]
    [InlineData("a;property.amount>=much")]
    public void ReadSteps_BadText_SaysWhatToChange(string text) =>
        Assert.ThrowsAny<QueryException>(() => new FunnelQuery { Steps = FunnelText.ReadSteps(text) }.Check());

    [Theory]
    [InlineData("home_page,search_page")]
    [InlineData("view;page=/basket|/cart;property.plan!=free,pay")]
    [InlineData("Basket::name=basket|cart,a\\,b\\;c")]
    [InlineData("page~/shop/,amount;property.amount>=100.5")]
    public void Write_WhatWasRead_IsTheSame(string text)
    {
        var steps = FunnelText.ReadSteps(text);

        Assert.Equal(steps, FunnelText.ReadSteps(FunnelText.Write(steps)));
    }

    [Fact]
    public void Adjust_FourValues_AreByHand()
    {
        var adjusted = FunnelAdvisor.Adjust([0.01, 0.04, 0.03, 0.2]);

        // Sorted .01 .03 .04 .2: × 4/1, 4/2, 4/3, 1, least from the right: .04, .0533, .0533, .2.
        Assert.Equal([0.04, 0.16 / 3, 0.16 / 3, 0.2], adjusted, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void TwoProportions_PublishedGroups_GiveTheirDifferencesWeight()
    {
        // 150 of 60,200 against 302 of 30,200: pooled .005, z = −15.07.
        Assert.InRange(FunnelAdvisor.TwoProportions(150, 60_200, 302, 30_200)!.Value, 0, 1e-45);
        Assert.Null(FunnelAdvisor.TwoProportions(1, 10, 2, 10));
        Assert.Equal(1.0, FunnelAdvisor.TwoProportions(50, 100, 50, 100)!.Value, 12);
    }

    [Fact]
    public void Advise_OneDeviceConvertsLess_IsNamedWithWhatItLoses()
    {
        var log = HandMadeLog.Of([.. Shop(2_000, "d", 10), .. Shop(2_000, "m", 40, 10_000)]);
        var advice = FunnelAdvisor.Advise(new FunnelQuery { Steps = FunnelText.ReadSteps("a,b") }, log, 50m, CancellationToken.None);

        var only = Assert.Single(advice.Suggestions);
        Assert.Equal(("m", 50, 1), (only.Part.Key, only.Converted, only.WorstStep));
        Assert.Equal(150, only.LostConversions, 6);
        Assert.Equal(7_500m, only.Revenue);
    }

    [Fact]
    public void Advise_NoDifference_SaysNothing()
    {
        var log = HandMadeLog.Of([.. Shop(2_000, "d", 10), .. Shop(2_000, "m", 10, 10_000)]);

        Assert.Empty(FunnelAdvisor.Advise(new FunnelQuery { Steps = FunnelText.ReadSteps("a,b") }, log, 50m, CancellationToken.None).Suggestions);
    }

    [Fact]
    public void Paths_AfterAnEvent_AddUpAtEachDistance()
    {
        var log = HandMadeLog.Of(
            (1, Day, "a", ""), (1, Day.AddMinutes(1), "b", ""), (1, Day.AddMinutes(2), "b", ""), (1, Day.AddMinutes(3), "c", ""),
            (2, Day, "a", ""), (2, Day.AddMinutes(1), "c", ""),
            (3, Day, "a", ""), (3, Day.AddHours(2), "b", ""),
            (4, Day, "b", ""));
        var result = PathFinder.Run(new PathQuery { Anchor = FunnelStep.Named("a"), Depth = 2, Length = 2 }, log, CancellationToken.None);

        Assert.Equal((3, 4), (result.People, result.Active));
        Assert.Equal(3, result.Nodes.Where(static n => n.Distance == 1).Sum(static n => n.Count));
        Assert.Contains(new PathNode(1, PathNodeKind.End, string.Empty, 1), result.Nodes);
        Assert.Equal(3, result.Links.Where(static l => l.From == 0).Sum(static l => l.Count));
        Assert.Equal(new PathSequence(["a", "b"], 1).People, result.Sequences.Single(static s => s.Names.SequenceEqual(["a", "b"])).People);
    }

    [Theory]
    [InlineData(PathDirection.After, "a")]
    [InlineData(PathDirection.Before, "b")]
    public void Paths_EventsOfOneSecond_SayHowManyHaveThem(PathDirection direction, string anchor)
    {
        // The first did both at once, the second too but only after a pause that ends the path, the third one after the other, the fourth the same thing twice.
        var log = HandMadeLog.Of(
            (1, Day, "a", ""), (1, Day, "b", ""),
            (2, Day, "a", ""), (2, Day.AddMinutes(1), "b", ""), (2, Day.AddHours(9), "c", ""), (2, Day.AddHours(9), "d", ""),
            (3, Day, "a", ""), (3, Day.AddSeconds(1), "b", ""),
            (4, Day, "a", ""), (4, Day, "a", ""), (4, Day.AddSeconds(5), "b", ""));

        var result = PathFinder.Run(new PathQuery { Anchor = FunnelStep.Named(anchor), Direction = direction }, log, CancellationToken.None);

        Assert.Equal((4, 1), (result.People, result.AtOnce));
    }

    [Fact]
    public void Paths_BeforeAnEvent_GoBackwards()
    {
        var log = HandMadeLog.Of((1, Day, "a", ""), (1, Day.AddMinutes(1), "b", ""), (2, Day, "b", ""));
        var result = PathFinder.Run(new PathQuery { Anchor = FunnelStep.Named("b"), Direction = PathDirection.Before, Depth = 1 }, log, CancellationToken.None);

        Assert.Contains(new PathNode(1, PathNodeKind.Event, "a", 1), result.Nodes);
        Assert.Contains(new PathNode(1, PathNodeKind.End, string.Empty, 1), result.Nodes);
    }

    private static IEnumerable<(int Person, DateTime At, string Name, string Device)> Shop(int people, string device, int oneIn, int first = 1)
    {
        for (var i = 0; i < people; i++)
        {
            yield return (first + i, Day.AddMinutes(i), "a", device);
            if (i % oneIn == 0)
            {
                yield return (first + i, Day.AddMinutes(i + 1), "b", device);
            }
        }
    }
}
