using Analytics.Core.Domain;
using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Queries;
using Analytics.Core.Storage;
using FsCheck;
using FsCheck.Fluent;

namespace Analytics.Tests.Core.Marketing;

public sealed class CampaignReportTests
{
    private static readonly DateOnly Start = new(2026, 3, 1);

    [Theory]
    [InlineData(0, 0, 3.6889)]
    [InlineData(1, 0.0253, 5.5716)]
    [InlineData(10, 4.7954, 18.3904)]
    [InlineData(100, 81.364, 121.627)]
    public void CountRange_Count_IsGarwoods(double count, double low, double high)
    {
        // Exact Poisson limits as tabled since Garwood (1936).
        var rate = RateEstimate.OfCounts(count, 1);

        Assert.Equal(count, rate.Value!.Value);
        Assert.Equal(low, rate.Low!.Value, 5e-4);
        Assert.Equal(high, rate.High!.Value, 5e-4);
    }

    [Fact]
    public void Of_OneCampaign_DividesSumsLast()
    {
        var report = Report([Day(0, 1_000, 10, 5m, 20m, 3), Day(1, 3_000, 10, 15m, 10m, 27)]);

        var sums = Assert.Single(report.Lines).Sums;
        Assert.Equal(20 / 4_000.0, sums.Ctr.Value!.Value, 12);
        Assert.Equal(1.0, sums.Cpc.Value!.Value, 12);
        Assert.Equal(20 / 30.0, sums.Cpa.Value!.Value, 12);
        // More conversions than clicks are no mistake.
        Assert.Equal(1.5, sums.ConversionRate.Value!.Value, 12);
        Assert.Equal(1.5, sums.Roas!.Value, 12);
        Assert.Equal(5.0, sums.Cpm!.Value, 12);
        Assert.True(sums.ConversionRate.Low < 1.5 && sums.ConversionRate.High > 1.5 && sums.Cpa.Low < 20 / 30.0 && sums.Cpa.High > 20 / 30.0);
    }

    [Fact]
    public void Of_NothingOrUnknown_IsNotZero()
    {
        var nothing = Report([Day(0, 0, 0, 0m, 0m, 0)]).Total;
        var unknown = Report([new CampaignDay("c1", Start, null, null, null, null, 5, null, null, null, [])]).Total;

        Assert.Equal((null, null, null, null, null), (nothing.Ctr.Value, nothing.Cpc.Value, nothing.Cpa.Value, nothing.ConversionRate.Value, nothing.Roas));
        Assert.Equal((null, null, null), (unknown.Cost, unknown.Clicks, unknown.Conversions));
        Assert.Null(unknown.Ctr.Value);
        Assert.Equal(0, RateEstimate.OfCounts(0, 10).Value);
        Assert.Null(RateEstimate.CostOf(10, 0).Value);
    }

    [Fact]
    public void Of_Budget_SaysUseAndPace()
    {
        // 31 days, 10 of them gone, 10 a day of 400.
        var table = Table([.. Enumerable.Range(0, 10).Select(i => Day(i, 1, 1, 10m, 0m, 0))], new Campaign("c1", "One", Budget: Money.FromDecimal(400), Start: Start, End: Start.AddDays(30)));

        var budget = CampaignReports.Of(table, new CampaignQuery()).Lines[0].Budget!;

        Assert.Equal((400m, 100m, 310m), (budget.Budget, budget.Spent, budget.ExpectedSpend));
        Assert.Equal(0.25, budget.Utilisation!.Value, 12);
        Assert.Equal(0.25 / (10 / 31.0), budget.Pace!.Value, 12);
    }

    [Fact]
    public void Alerts_ClicksFall_AreToldAndChanceIsNot()
    {
        // 100 of 10,000 a day, with some wavering; then 60.
        CampaignDay[] days = [.. Enumerable.Range(0, 35).Select(i => Day(i, 10_000, i < 28 ? 100 + ((i % 3) * 5) - 5 : 60, 50m, 100m, 10))];

        var alert = CampaignReports.Of(Table(days), new CampaignQuery()).Alerts.First(static a => a.Measure == "CTR");

        Assert.Equal((0.01, 0.006), (Math.Round(alert.Before, 4), Math.Round(alert.Now, 4)));
        // z = (420 − 700) ÷ √(0.01 × 70,000 × 1.25), the noise being below Poisson's.
        Assert.Equal(-280 / Math.Sqrt(0.01 * 70_000 * 1.25), alert.Z, 0.05);
        Assert.Equal((Start.AddDays(28), Start.AddDays(34)), (alert.From, alert.To));
        Assert.Empty(CampaignReports.Of(Table([.. Enumerable.Range(0, 35).Select(i => Day(i, 10_000, 100 + ((i % 3) * 5) - 5, 50m, 100m, 10))]), new CampaignQuery()).Alerts);
    }

    [Fact]
    public void Of_AnyBreakdown_AddsUpToTheTotal()
    {
        var row = from campaign in Gen.Elements("a", "b", "c")
                  from age in Gen.Elements("18-25", "26-35", null)
                  from day in Gen.Choose(0, 20)
                  from clicks in Gen.Choose(0, 50)
                  from cost in Gen.Choose(0, 100_000)
                  from count in Gen.Choose(0, 5)
                  select new CampaignDay(campaign, Start.AddDays(day), null, age, null, null, clicks * 3, clicks, new Money(cost), new Money(2 * cost), [new NamedCount("x", count)]);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(row.ArrayOf().ToArbitrary(), Gen.Elements(CampaignQuestions.Dimensions.Select(static d => d.Dimension).ToArray()).ToArbitrary(), (days, by) =>
        {
            var report = CampaignReports.Of(new CampaignTable(new CampaignData([], days, [])), new CampaignQuery { By = by });
            return report.Lines.Sum(static l => l.Sums.CostUnits ?? 0) == days.Sum(static d => d.Cost!.Value.Units)
                && report.Lines.Sum(static l => l.Sums.Conversions ?? 0) == days.Sum(static d => d.Conversions[0].Count)
                && report.Days.Sum(static d => d.Sums.Clicks ?? 0) == days.Sum(static d => d.Clicks!.Value)
                && (report.Total.Clicks ?? 0) == days.Sum(static d => d.Clicks!.Value);
        }));
    }

    [Theory]
    [InlineData("by", null, null, null, null, "weekday")]
    [InlineData("from", "yesterday", null, null, null, null)]
    [InlineData("to", "2026-03-02", "2026-03-01", null, null, null)]
    [InlineData("conversion", null, null, "sales", null, null)]
    [InlineData("campaign", null, null, null, "c9", null)]
    public void Read_Wrong_NamesTheField(string field, string? from, string? to, string? conversion, string? campaign, string? by)
    {
        var refused = Assert.Throws<QueryException>(() => CampaignQuestions.Read(Table([Day(0, 1, 1, 1m, 1m, 1)]), from, to, conversion, campaign, by));

        Assert.Equal(field, refused.Field);
    }

    private static CampaignReport Report(CampaignDay[] days) => CampaignReports.Of(Table(days), new CampaignQuery());

    private static CampaignTable Table(CampaignDay[] days, params Campaign[] campaigns) => new(new CampaignData(campaigns, days, []));

    private static CampaignDay Day(int day, long impressions, long clicks, decimal cost, decimal revenue, decimal conversions) => new(
        "c1", Start.AddDays(day), null, null, null, null, impressions, clicks, Money.FromDecimal(cost), Money.FromDecimal(revenue), [new NamedCount("orders", conversions)]);
}
