using Analytics.Core.Funnels;
using Analytics.Core.Funnels.Engine;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Funnels;

public sealed class AttemptFinderTests
{
    private const uint Stop = AttemptFinder.Exclusion;

    public static TheoryData<FunnelOrder> Orders => [FunnelOrder.Ordered, FunnelOrder.Strict, FunnelOrder.Any];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Find_RandomLogs_AreAsTheSlowWay(FunnelOrder order)
    {
        var logs =
            from steps in Gen.Choose(1, 4)
            from count in Gen.Choose(0, 7)
            from gaps in Gen.ListOf(Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 4))), count)
            from kinds in Gen.ListOf(Gen.Frequency((5, Gen.Choose(0, steps - 1).Select(s => 1u << s)), (2, Gen.Choose(0, (1 << steps) - 1).Select(m => (uint)m)), (1, Gen.Constant(0u))), count)
            from stops in Gen.ListOf(Gen.Frequency((9, Gen.Constant(0u)), (1, Gen.Constant(Stop))), count)
            from window in Gen.Choose(-1, 9)
            from lastStart in Gen.Choose(-1, 14)
            select (steps, Gaps: gaps.ToArray(), Kinds: kinds.ToArray(), Stops: stops.ToArray(), window, lastStart);

        Prop.ForAll(logs.ToArbitrary(), log =>
        {
            var at = 0;
            int[] times = [.. log.Gaps.Select(g => at += g)];
            uint[] masks = [.. log.Kinds.Zip(log.Stops, (k, s) => k | s)];
            long? window = log.window < 0 ? null : log.window;
            var lastStart = log.lastStart < 0 ? int.MaxValue : log.lastStart;
            var finder = AttemptFinder.Of(order, log.steps, window, lastStart);
            var level = finder.Find(times, masks);
            var slow = SlowFunnel.Best(order, log.steps, window, lastStart, times, masks);
            var same = level == slow.Level && (level == 0 || (finder.Best.Start == slow.Start && finder.Best.End == slow.End));
            if (same && level > 0 && order != FunnelOrder.Any)
            {
                same = finder.Best.Times.SequenceEqual(slow.Times);
            }

            return same.Label(
                $"{order} steps {log.steps} window {window} lastStart {lastStart} times {string.Join(',', times)} masks {string.Join(',', masks.Select(m => m.ToString("x")))}: "
                + $"{level} {finder.Best.Start} [{string.Join(',', finder.Best.Times.ToArray())}] against {slow.Level} {slow.Start} {slow.End} [{string.Join(',', slow.Times)}]");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Theory]
    [InlineData(FunnelOrder.Ordered, 3)]
    [InlineData(FunnelOrder.Strict, 2)]
    [InlineData(FunnelOrder.Any, 3)]
    public void Find_AnotherEventBetween_CountsOnlyWhereTheOrderLetsIt(FunnelOrder order, int expected) =>
        Assert.Equal(expected, AttemptFinder.Of(order, 3).Find([0, 1, 2, 3], [1, 2, 0, 4]));

    [Theory]
    [InlineData(FunnelOrder.Ordered, 1)]
    [InlineData(FunnelOrder.Strict, 1)]
    [InlineData(FunnelOrder.Any, 3)]
    public void Find_StepsBackwards_ReachTheEndInAnyOrderOnly(FunnelOrder order, int expected) =>
        Assert.Equal(expected, AttemptFinder.Of(order, 3).Find([0, 1, 2], [4, 2, 1]));

    [Theory]
    [MemberData(nameof(Orders))]
    public void Find_AllAtOneInstant_SatisfyTheStepsInTheOrderAsked(FunnelOrder order) =>
        Assert.Equal(4, AttemptFinder.Of(order, 4).Find([5, 5, 5, 5], [8, 1, 4, 2]));

    [Fact]
    public void Find_SecondBeginningWithinTheWindow_IsTheOneThatCounts()
    {
        var finder = AttemptFinder.Of(FunnelOrder.Ordered, 2, 10);

        Assert.Equal(2, finder.Find([0, 20, 25], [1, 1, 2]));
        Assert.Equal(20, finder.Best.Start);
        Assert.Equal(1, finder.Best.FirstEvent);
    }

    [Fact]
    public void Find_WindowExactly_IsInside()
    {
        Assert.Equal(2, AttemptFinder.Of(FunnelOrder.Ordered, 2, 10).Find([0, 10], [1, 2]));
        Assert.Equal(1, AttemptFinder.Of(FunnelOrder.Ordered, 2, 10).Find([0, 11], [1, 2]));
    }

    [Fact]
    public void Find_ExclusionBetween_EndsTheAttempt() => Assert.Equal(1, AttemptFinder.Of(FunnelOrder.Ordered, 2).Find([0, 1, 2], [1, Stop, 2]));

    [Fact]
    public void Find_SameStepTwice_NeedsTwoEvents()
    {
        Assert.Equal(1, AttemptFinder.Of(FunnelOrder.Ordered, 2).Find([0], [3]));
        Assert.Equal(2, AttemptFinder.Of(FunnelOrder.Any, 2).Find([0, 0], [3, 3]));
    }

    [Fact]
    public void Of_NoSteps_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => AttemptFinder.Of(FunnelOrder.Ordered, 0));
}
