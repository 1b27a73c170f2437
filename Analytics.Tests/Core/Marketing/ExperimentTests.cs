using Analytics.Core.Marketing.Experiments;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Marketing;

/// <summary>The two-proportion test against worked figures, and what it says.</summary>
public sealed class ExperimentTests
{
    [Fact]
    public void Run_FiftyAgainstSixtyFive_GivesTheWorkedFigures()
    {
        var result = ExperimentTest.Run(new Variant(50, 1_000), new Variant(65, 1_000));

        Assert.Equal(1.4408, result.Z!.Value, 4);
        Assert.Equal(0.1496, result.PValue!.Value, 4);
        Assert.Equal(0.015, result.Lift!.Value, 12);
        Assert.Equal(0.3, result.RelativeLift!.Value, 12);
        // 0.015 ± 1.959964 √(0.05·0.95/1000 + 0.065·0.935/1000)
        Assert.Equal(-0.0053945, result.Low!.Value, 7);
        Assert.Equal(0.0353945, result.High!.Value, 7);
        Assert.Equal(1, result.SrmP!.Value, 12);
        // V = 0.0575·0.9425·0.002 = 0.000108388, τ² = 0.0001: Λ = √(V/(V+τ²)) exp(τ²·0.015²/(2V(V+τ²))) = 1.18678
        Assert.Equal(1 / 1.18678, result.AlwaysValidP!.Value, 5);
        Assert.Equal(ExperimentVerdict.GoOn, result.Verdict);
    }

    [Fact]
    public void NeededUsers_FiveAgainstSixPercent_EqualsTheTextbook()
    {
        // (1.959964 √(2·0.055·0.945) + 0.841621 √(0.05·0.95 + 0.06·0.94))² ÷ 0.01² = 8157.6…
        Assert.Equal(8_158, SamplePlan.NeededUsers(0.05, 0.06, 0.05, 0.8));
        Assert.Equal(0.8, SamplePlan.PowerOf(0.05, 0.06, 8_158, 8_158, 0.05), 3);
        Assert.Equal(0.01, SamplePlan.SmallestLift(0.05, 8_158, 8_158, 0.05, 0.8)!.Value, 5);
    }

    [Fact]
    public void Run_SplitNotAsPlanned_SaysNotToReadIt()
    {
        // χ² = (5200 − 5000)² ÷ 2500 = 16, p = 0.0000633
        var result = ExperimentTest.Run(new Variant(500, 5_200), new Variant(700, 4_800));

        Assert.Equal(0.0000633, result.SrmP!.Value, 7);
        Assert.Equal(ExperimentVerdict.BrokenSplit, result.Verdict);
        Assert.StartsWith("Do not read the result", result.Words, StringComparison.Ordinal);
        Assert.NotEqual(ExperimentVerdict.BrokenSplit, ExperimentTest.Run(new Variant(500, 5_200), new Variant(700, 4_800), new ExperimentOptions { ControlShare = 0.52 }).Verdict);
    }

    [Theory]
    [InlineData(500, 10_000, 700, 10_000, ExperimentVerdict.Better)]
    [InlineData(700, 10_000, 500, 10_000, ExperimentVerdict.Worse)]
    [InlineData(2_000, 40_000, 2_010, 40_000, ExperimentVerdict.NoDifference)]
    [InlineData(0, 1_000, 0, 1_000, ExperimentVerdict.GoOn)]
    [InlineData(0, 0, 0, 0, ExperimentVerdict.NoData)]
    public void Run_Counts_GiveTheVerdict(long a, long usersA, long b, long usersB, ExperimentVerdict verdict)
    {
        var result = ExperimentTest.Run(new Variant(a, usersA), new Variant(b, usersB));

        Assert.Equal(verdict, result.Verdict);
        Assert.DoesNotContain("NaN", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_BrokenGuardrail_IsHarmWhateverTheLift()
    {
        var rail = new Guardrail("Returns", new Variant(200, 10_000), new Variant(400, 10_000), IsHighGood: false, Margin: 0.005);
        var held = rail with { Name = "Sign-ups", Control = new Variant(5_000, 10_000), Variant = new Variant(5_050, 10_000), IsHighGood = true, Margin = 0.01 };
        var open = rail with { Name = "Calls", Control = new Variant(5, 100), Variant = new Variant(6, 100) };

        var result = ExperimentTest.Run(new Variant(500, 10_000), new Variant(700, 10_000), null, [rail, held, open]);

        Assert.Equal([GuardrailState.Broken, GuardrailState.Held, GuardrailState.Open], result.Guardrails.Select(static g => g.State));
        Assert.Equal(ExperimentVerdict.Harm, result.Verdict);
        Assert.Contains("Returns", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_LookingAgainAndAgainWithoutADifference_AlwaysValidRarelyErrs()
    {
        var random = new Random(5);
        var (always, fixedSample) = (0, 0);
        for (var trial = 0; trial < 200; trial++)
        {
            var (a, b) = (0L, 0L);
            var (foundAlways, foundFixed) = (false, false);
            for (var users = 200; users <= 6_000; users += 200)
            {
                for (var i = 0; i < 200; i++)
                {
                    a += random.NextDouble() < 0.2 ? 1 : 0;
                    b += random.NextDouble() < 0.2 ? 1 : 0;
                }

                var result = ExperimentTest.Run(new Variant(a, users), new Variant(b, users));
                foundAlways |= result.AlwaysValidP < 0.05;
                foundFixed |= result.PValue < 0.05;
            }

            always += foundAlways ? 1 : 0;
            fixedSample += foundFixed ? 1 : 0;
        }

        Assert.InRange(always, 0, 14);
        Assert.True(fixedSample > 30, $"Peeking at the fixed-sample test erred only {fixedSample} times.");
    }

    [Fact]
    public void Run_SidesSwapped_MirrorsTheLift() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(ArbMap.Default.ArbFor<int>(), static seed =>
        {
            var random = new Random(seed);
            var (usersA, usersB) = (random.Next(1, 5_000), random.Next(1, 5_000));
            var (a, b) = (new Variant(random.Next(usersA + 1), usersA), new Variant(random.Next(usersB + 1), usersB));

            var (there, back) = (ExperimentTest.Run(a, b), ExperimentTest.Run(b, a));

            Assert.Equal(there.Lift!.Value, -back.Lift!.Value, 12);
            Assert.Equal(there.Low!.Value, -back.High!.Value, 12);
            Assert.Equal(there.PValue ?? -1, back.PValue ?? -1, 12);
            Assert.Equal(there.SrmP!.Value, back.SrmP!.Value, 12);
            Assert.True((there.PValue ?? 0) is >= 0 and <= 1 && (there.AlwaysValidP ?? 1) is >= 0 and <= 1);
        }));

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(11, 10)]
    [InlineData(0, -1)]
    public void Run_CountsThatCannotBe_SaysSo(long conversions, long users) =>
        Assert.Throws<ExperimentException>(() => ExperimentTest.Run(new Variant(1, 10), new Variant(conversions, users)));

    [Fact]
    public void Run_BadOption_SaysItsRange() =>
        Assert.Contains("power", Assert.Throws<ExperimentException>(() => ExperimentTest.Run(new Variant(1, 10), new Variant(1, 10), new ExperimentOptions { Power = 1 })).Message, StringComparison.Ordinal);
}
