using Analytics.Core.Demo;
using Analytics.Core.Domain;
using Analytics.Core.Marketing.Attribution;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Storage;

namespace Analytics.Tests.Core.Marketing;

/// <summary>The demo's campaigns and journeys have known effects; what the models find of them is held against those.</summary>
public sealed class DemoMarketingTests
{
    private static readonly DemoOptions Options = new() { Until = new DateOnly(2026, 11, 20), Customers = 5_000 };
    private static readonly Lazy<CampaignTable> Shared = new(() => TableOf(Options));

    [Theory]
    [InlineData(OptimizationGoal.Conversions)]
    [InlineData(OptimizationGoal.Roas)]
    public void Optimize_Demo_FindsWhatIsTrueOfIt(OptimizationGoal goal)
    {
        var result = BudgetOptimizer.Run(Shared.Value, new OptimizationQuestion { Goal = goal, Days = 365, Samples = 60 });

        Assert.True(result.IsSupported);
        var lines = result.Lines.ToDictionary(static l => l.Key);
        Assert.True(lines[DemoCampaigns.DeservesMore].Change > 0);
        Assert.True(lines[DemoCampaigns.WornOut].Change < 0);
        Assert.Equal((CurveProblem.SpendHardlyVaries, 0.0), (lines[DemoCampaigns.NeverVaries].Fit.Problem!.Value, lines[DemoCampaigns.NeverVaries].Change));
        // What is really gained lies in the range.
        var scale = Options.Customers / 1_000.0;
        var value = goal == OptimizationGoal.Roas ? 60 : 1;
        var truth = DemoCampaigns.Truth.Where(c => lines[c.Id].Fit.Curve is not null)
            .Sum(c => value * scale * (c.Orders(lines[c.Id].Proposed / scale) - c.Orders(lines[c.Id].Now / scale)));
        Assert.InRange(truth, result.Gain!.Value.Low, result.Gain.Value.High);
        Assert.True(truth > 0);
    }

    [Fact]
    public void Recommend_Demo_NamesWhatIsWrongAndNothingElse()
    {
        var found = BudgetOptimizer.Run(Shared.Value, new OptimizationQuestion { Days = 365, Samples = 40 }).Recommendations;

        Assert.Equal(
            [
                (RecommendationKind.Reallocate, null), (RecommendationKind.Pause, DemoCampaigns.DoesNotPay), (RecommendationKind.Creative, DemoCampaigns.WornOut),
                (RecommendationKind.Retarget, DemoCampaigns.WeakAudience + ", " + CampaignTable.None), (RecommendationKind.Test, DemoCampaigns.NeverVaries),
            ],
            found.Select(static r => (r.Kind, r.Key)).Where(static r => r.Kind != RecommendationKind.Test || r.Key == DemoCampaigns.NeverVaries));
        Assert.All(found, static r => Assert.NotEmpty(r.Figures));
    }

    [Fact]
    public void Attribute_Demo_LastTouchOverratesWhatChangesNothing()
    {
        var paths = DemoPaths.Of(Options).Select(static p => new TouchPath(p.Path.Split(" > "), p.Conversions, (double)p.Value.Amount, p.Nulls)).ToArray();

        var result = AttributionEngine.Run(paths, new AttributionOptions { Samples = 0 });

        double Share(string channel, AttributionModel model) => result.Channels.Single(c => c.Channel == channel)[model].Conversions / result.Conversions;
        Assert.True(Share(DemoPaths.ChangesNothing, AttributionModel.Last) > 0.5);
        Assert.Equal(0, Share(DemoPaths.ChangesNothing, AttributionModel.First));
        Assert.True(Share(DemoPaths.ChangesNothing, AttributionModel.Markov1) < 0.6 * Share(DemoPaths.ChangesNothing, AttributionModel.Last));
        // Taken out, every other channel would be missed more by those who touched it than display by those who saw it.
        double Rate(string channel) => Rated(paths.Where(p => p.Channels.Contains(channel))) - Rated(paths.Where(p => !p.Channels.Contains(channel)));
        Assert.InRange(Rate(DemoPaths.ChangesNothing), -0.01, 0.01);
        Assert.True(Rate(DemoPaths.HelpsMost) > 0.06);
    }

    [Fact]
    public void Campaigns_SameSeed_AreTheSameAndWithinTheDays()
    {
        var days = DemoCampaigns.DaysOf(Options).ToArray();

        Assert.Equal(days.Select(static d => (d.Campaign, d.Day, d.Age, d.Clicks, d.Cost, d.Revenue)), DemoCampaigns.DaysOf(Options).Select(static d => (d.Campaign, d.Day, d.Age, d.Clicks, d.Cost, d.Revenue)));
        Assert.Equal(Options.Until.AddDays(-1), days.Max(static d => d.Day));
        Assert.Equal(DemoPaths.Of(Options), DemoPaths.Of(Options));
        Assert.All(DemoCampaigns.Of(new DemoOptions { Until = Options.Until, Months = 1 }), static c => Assert.True(c.Budget > Money.Zero));
        Assert.Equal(new DateOnly(2026, 10, 21), DemoCampaigns.DaysOf(new DemoOptions { Until = Options.Until, Months = 1 }).Min(static d => d.Day));
    }

    private static double Rated(IEnumerable<TouchPath> paths)
    {
        var list = paths.ToArray();
        return list.Sum(static p => p.Conversions) / (double)list.Sum(static p => p.Conversions + p.Nulls);
    }

    private static CampaignTable TableOf(DemoOptions options) => new(new CampaignData(DemoCampaigns.Of(options), [.. DemoCampaigns.DaysOf(options)], []));
}
