using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Paths;
using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Tests.Core.Funnels;

public sealed class StepNamesTests
{
    private static readonly DateTime Day = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("home", "home_page")]
    [InlineData("HOME PAGE", "home_page")]
    [InlineData("search", "search_page")]
    [InlineData("payment", "payment_page")]
    [InlineData("confirmation", "payment_confirmation_page")]
    [InlineData("confirm", "payment_confirmation_page")]
    [InlineData("PaymentConfirmation", "payment_confirmation_page")]
    [InlineData("product", "ProductView")]
    public void Run_ShortName_IsTakenForTheOneEvent(string asked, string meant)
    {
        var result = Run(asked);

        Assert.Equal([new FunnelName(asked, meant)], result.Taken);
        Assert.Equal((asked, 1), (result.Steps[0].Name, result.Entered));
        Assert.Equal([$"No event is called “{asked}”: “{meant}” was taken."], result.Warnings.Where(static w => w.Code == "resolved-name").Select(static w => w.Message));
        Assert.Equal($"{asked}::{meant}", FunnelText.Write(result.Query.Steps));
    }

    [Fact]
    public void Run_NameThatEventsHave_StandsForItselfWhateverElseIsNear()
    {
        var log = HandMadeLog.Of((1, Day, "pay", ""), (1, Day.AddHours(1), "pay_page", ""), (2, Day, "Pay", ""));

        var result = FunnelRunner.Run(new FunnelQuery { Steps = FunnelText.ReadSteps("pay,pay_page") }, log, CancellationToken.None);

        Assert.Empty(result.Taken);
        Assert.Equal([1, 1], result.Steps.Select(static s => s.Count));
    }

    [Fact]
    public void Run_NameOfSeveralEvents_ListsThem()
    {
        var refused = Assert.Throws<QueryException>(() => Run("home,pay"));

        Assert.Equal("steps", refused.Field);
        Assert.Equal("No event is called “pay”; it could be payment_page or payment_confirmation_page. Name one of them.", refused.Message);
    }

    [Theory]
    [InlineData("pa")]
    [InlineData("basket")]
    public void Run_NameThatIsNearToNone_IsSaidToBeNone(string asked)
    {
        var result = Run(asked);

        Assert.Empty(result.Taken);
        Assert.Contains($"No event is called “{asked}”.", result.Warnings.Select(static w => w.Message));
    }

    [Fact]
    public void Run_ExclusionAndComparison_AreResolvedToo()
    {
        var log = HandMadeLog.Of((1, Day, "home_page", ""), (1, Day.AddHours(1), "log_out", ""), (1, Day.AddHours(2), "search_page", ""), (2, Day, "home_page", ""), (2, Day.AddHours(1), "search_page", ""));
        var day = DateOnly.FromDateTime(Day);

        var result = FunnelRunner.Run(
            new FunnelQuery { Steps = FunnelText.ReadSteps("home,search"), Exclusions = FunnelText.ReadSteps("logout"), Period = new Period(day.AddDays(1), day.AddDays(1)), Comparison = Comparison.PreviousPeriod },
            log,
            CancellationToken.None);

        Assert.Equal([0, 0], result.Steps.Select(static s => s.Count));
        Assert.Equal([2, 1], result.Before!.Steps.Select(static s => s.Count));
        Assert.Equal(["home", "search", "logout"], result.Taken.Select(static t => t.Asked));
    }

    [Fact]
    public void Paths_ShortNameOfTheAnchor_IsTakenForTheEvent() =>
        Assert.Equal(1, PathFinder.Run(new PathQuery { Anchor = FunnelStep.Named("confirmation") }, Log(), CancellationToken.None).People);

    private static FunnelResult Run(string steps) => FunnelRunner.Run(new FunnelQuery { Steps = FunnelText.ReadSteps(steps) }, Log(), CancellationToken.None);

    private static EventLog Log() => HandMadeLog.Of(
        (1, Day, "home_page", ""), (2, Day, "search_page", ""), (3, Day, "payment_page", ""), (4, Day, "payment_confirmation_page", ""), (5, Day, "ProductView", ""));
}
