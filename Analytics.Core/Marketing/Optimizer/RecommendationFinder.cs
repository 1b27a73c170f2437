using Analytics.Core.Marketing.Campaigns;

namespace Analytics.Core.Marketing.Optimizer;

/// <summary>Finds what the data recommend, and leaves out what they cannot support.</summary>
internal static class RecommendationFinder
{
    // An audience below it is not worth the words.
    private const double LeastShare = 0.03;
    private const double Limit = -3;
    private const double LeastExpected = 10;
    private const int MostAudiences = 3;

    public static IReadOnlyList<Recommendation> Find(CampaignTable table, OptimizationResult result)
    {
        var found = new List<Recommendation>();
        if (result is { IsSupported: true, Gain: { } gain })
        {
            found.Add(new Recommendation(RecommendationKind.Reallocate, null, null,
            [
                new("gain", gain.Value, gain.Low, gain.High), new("saving", result.Saving), new("chance", result.ChanceOfGain ?? 0), new("outcomeNow", result.OutcomeNow),
            ]));
        }

        found.AddRange(Pauses(table, result));
        found.AddRange(Alerts(table, result));
        found.AddRange(Audiences(table, result));
        found.AddRange(result.Lines.Where(static l => l.Fit.Problem is CurveProblem.SpendHardlyVaries or CurveProblem.NoResponse && l.Now > 0)
            .Select(static l => new Recommendation(RecommendationKind.Test, l.Key, l.Name,
            [
                new("now", l.Now), new("variation", l.Fit.Variation), new("days", l.Fit.Days), new("evidence", l.Fit.Evidence),
            ])));
        return found;
    }

    // Attributed revenue does not pay for the cost, whatever luck does; by conversions alone nobody can say what one is worth.
    private static IEnumerable<Recommendation> Pauses(CampaignTable table, OptimizationResult result)
    {
        var report = CampaignReports.Of(table, new CampaignQuery
        {
            From = result.To!.Value.AddDays(1 - BudgetOptimizer.CurrentDays), To = result.To, Conversion = result.Question.Conversion, By = result.Question.By,
        });
        foreach (var line in report.Lines)
        {
            if (line is { Sums: { Roas: { } roas, Cost: { } cost, Revenue: { } revenue }, RoasRange: { } range } && range.High < 1 && result.Lines.Any(l => l.Key == line.Key && l.Now > 0))
            {
                yield return new Recommendation(RecommendationKind.Pause, line.Key, line.Name,
                    [new("roas", roas, range.Low, range.High), new("cost", (double)cost), new("revenue", (double)revenue)]);
            }
        }
    }

    private static IEnumerable<Recommendation> Alerts(CampaignTable table, OptimizationResult result) => CampaignAlerts.Of(table, result.Question.Conversion)
        .GroupBy(static a => a.Campaign, StringComparer.Ordinal)
        // Fewer clicks an impression buy fewer for the money too: that is one trouble, not two.
        .SelectMany(static g => g.Any(static a => a.Measure == "CTR") ? g.Where(static a => a.Measure != "clicks for money") : g)
        .Select(static alert => (Alert: alert, Kind: alert.Measure switch
        {
            "CTR" => RecommendationKind.Creative,
            "clicks for money" => RecommendationKind.Bids,
            "conversion rate" => RecommendationKind.Retarget,
            _ => default(RecommendationKind?),
        }))
        .Where(static a => a.Kind is not null)
        .Select(static a => new Recommendation(a.Kind!.Value, a.Alert.Campaign, a.Alert.Name,
            [new("before", a.Alert.Before), new("now", a.Alert.Now), new("z", a.Alert.Z), new(a.Alert.Measure, 1)]));

    // An audience's conversions for its money against those of all others, by the scatter of their days.
    private static IEnumerable<Recommendation> Audiences(CampaignTable table, OptimizationResult result)
    {
        var conversion = result.Question.Conversion;
        var days = table.Days.Where(d => d.Day >= result.From && d.Day <= result.To).ToArray();
        var weak = new List<(double Lost, Recommendation Recommendation)>();
        foreach (var by in new[] { CampaignDimension.AgeAndGender, CampaignDimension.Interest })
        {
            var audiences = days.Where(d => by == CampaignDimension.Interest ? d.Interest is not null : d.Age is not null || d.Gender is not null)
                .GroupBy(d => table.KeyOf(d, by), StringComparer.Ordinal).ToArray();
            var spent = audiences.Sum(static g => g.Sum(static d => d.Cost?.Units ?? 0));
            foreach (var audience in audiences.Length < 2 ? [] : audiences)
            {
                CampaignSums[] own = [.. CampaignReports.ByDay(audience, conversion).Select(static p => p.Sums)];
                CampaignSums[] others = [.. CampaignReports.ByDay(audiences.Where(a => a.Key != audience.Key).SelectMany(static a => a), conversion).Select(static p => p.Sums)];
                var cost = own.Sum(static s => (double)(s.Cost ?? 0));
                if (own.Sum(static s => s.CostUnits ?? 0) >= LeastShare * spent
                    && CampaignAlerts.Test(others, own, static s => (double?)s.Conversions, static s => (double?)s.Cost, isCount: true) is { } test
                    && test.Z <= Limit && test.Before * cost >= LeastExpected)
                {
                    weak.Add(((test.Before - test.Now) * cost, new Recommendation(RecommendationKind.Retarget, audience.Key, audience.Key,
                        [new("others", test.Before), new("own", test.Now), new("z", test.Z), new("cost", cost), new("audience", 1)])));
                }
            }
        }

        return weak.OrderByDescending(static w => w.Lost).Take(MostAudiences).Select(static w => w.Recommendation);
    }
}
