using Analytics.Web.Jobs;
using Microsoft.Extensions.Configuration;

namespace Analytics.Tests.Web.Jobs;

public sealed class JobPlanTests
{
    private static readonly JobPlan Nightly = new("clean-up", "Clean-up", "Cleans.", "Every day", "0 10 3 * * ?");

    [Fact]
    public void By_Settings_ChangesSwitchesOffOrLeaves()
    {
        Assert.Equal("Jobs:CleanUp", Nightly.Setting);
        Assert.Same(Nightly, Nightly.By(Of(null)));
        Assert.Same(Nightly, Nightly.By(Of(" ")));
        Assert.Equal(("0 0 * * * ?", "0 0 * * * ? (UTC), by Jobs:CleanUp"), (Nightly.By(Of("0 0 * * * ?")).Cron, Nightly.By(Of("0 0 * * * ?")).When));
        Assert.Null(Nightly.By(Of("Off")).Cron);
        Assert.Throws<FormatException>(() => Nightly.By(Of("daily")));
    }

    [Fact]
    public void WasDue_BetweenTwoMoments_CountsTheEndButNotTheBeginning()
    {
        var due = new DateTimeOffset(2026, 11, 20, 3, 10, 0, TimeSpan.Zero);
        Assert.True(Nightly.WasDue(due.AddDays(-1), due));
        Assert.False(Nightly.WasDue(due, due.AddHours(20)));
        Assert.False(Nightly.WasDue(due.AddSeconds(3), due.AddDays(1).AddSeconds(-1)));
        Assert.True(Nightly.WasDue(due.AddDays(-9), due.AddDays(3)));
        Assert.False((Nightly with { Cron = null }).WasDue(due.AddDays(-9), due));
    }

    [Fact]
    public void All_Schedules_CanBeReadAndHaveSettingsOfTheirOwn()
    {
        Assert.All(JobPlans.All, static plan => Assert.True(JobPlan.IsSchedule(plan.Cron!), plan.Key));
        Assert.Equal(JobPlans.All.Count, JobPlans.All.Select(static plan => plan.Setting).Distinct().Count());
    }

    private static IConfiguration Of(string? value) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("Jobs:CleanUp", value)]).Build();
}
