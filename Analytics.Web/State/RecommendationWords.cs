using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;

namespace Analytics.Web.State;

/// <summary>Says recommendations in words, each with its evidence.</summary>
public static class RecommendationWords
{
    private const int MostMoves = 4;

    /// <summary>The words of one.</summary>
    public static RecommendationText Of(Recommendation recommendation, OptimizationResult result, Formatter format)
    {
        double Figure(string name) => recommendation[name]?.Value ?? 0;
        var name = recommendation.Name;
        return recommendation.Kind switch
        {
            RecommendationKind.Reallocate => new("Reallocate", Reallocation(result, format), [.. ReallocationEvidence(recommendation, result, format)]),
            RecommendationKind.Pause => new("Pause", $"Pause {name}, or change what it offers: it costs more than it brings.",
            [
                $"In the last {BudgetOptimizer.CurrentDays} days it cost {format.Money(Figure("cost"))} and was credited with {format.Money(Figure("revenue"))}: ROAS {format.Ratio(Figure("roas"))} "
                + $"({MarketingText.Range(format.Ratio, recommendation["roas"]!.Low, recommendation["roas"]!.High)}, 95%). The whole range is below 1.",
            ]),
            RecommendationKind.Creative => new("Creative", $"Show new ads for {name}: what is shown now is clicked less and less.", [Fall("CTR", recommendation, format.Rate, format)]),
            RecommendationKind.Bids => new("Bids", $"Lower the bids of {name}, or look at who bids against it: the same money buys fewer clicks.", [Fall("Clicks for each unit of money", recommendation, format.Ratio, format)]),
            RecommendationKind.Retarget when recommendation["audience"] is not null => new("Retarget", $"Show less to {Audience(name)}: they bring less for their money than the rest.",
            [
                $"{format.Money(Figure("cost"))} spent on them brought {format.Ratio(100 * Figure("own"))} {MarketingText.NameOf(result.Question.Conversion)} for each 100; the others brought {format.Ratio(100 * Figure("others"))}. "
                + $"That is {format.Ratio(-Figure("z"))} times what days waver by.",
            ]),
            RecommendationKind.Retarget => new("Retarget", $"Look at whom {name} reaches, and where its clicks land: fewer of them convert.", [Fall("Conversions for each click", recommendation, format.Rate, format)]),
            _ => new("Test", result.Lines.Any(l => l.Key == recommendation.Key && l.Fit.Problem == CurveProblem.NoResponse)
                ? $"Try {name} with a quarter less for two weeks: more spend did not show in what came."
                : $"Vary the spend of {name} on purpose, a quarter up and a quarter down by turns of two weeks.",
            [
                result.Lines.FirstOrDefault(l => l.Key == recommendation.Key) is { } line ? MarketingText.Problem(line.Fit, format) + $" {format.Count((decimal)Figure("days"))} days were read." : string.Empty,
            ]),
        };
    }

    /// <summary>What is said where nothing supports a move of money.</summary>
    public static string NoMove(OptimizationResult result, Formatter format)
    {
        var curves = result.Lines.Count(static l => l.Fit.Curve is not null);
        if (curves < 2 && !(curves == 1 && result.Question.Goal == OptimizationGoal.Cost))
        {
            return $"The data cannot support a move of money: it takes response curves of two {MarketingText.Subjects(result.Question.By)}, and {(curves == 0 ? "none has" : "one alone has")} one.";
        }

        if (result.Gain is not { } gain)
        {
            return "Money stands where the curves would put it: within these bounds nothing is worth moving.";
        }

        var range = MarketingText.Range(v => format.OutcomeNumber(v, result.Question), gain.Low, gain.High);
        return result.Question.Goal == OptimizationGoal.Cost
            ? $"The data cannot support saving {format.Money(result.Saving)} a day: it might change what comes by {range} a day, and more than a twentieth would be too much to lose."
            : $"The data cannot support this move: its gain could be {range} a day, nothing or a loss among it. More days, or spend that is varied on purpose, would tell.";
    }

    private static string Reallocation(OptimizationResult result, Formatter format)
    {
        var up = result.Lines.Where(static l => l.Change > 0.005).OrderByDescending(static l => l.Change).Take(MostMoves).Select(static l => l.Name).ToArray();
        var down = result.Lines.Where(static l => l.Change < -0.005).OrderBy(static l => l.Change).Take(MostMoves).Select(static l => l.Name).ToArray();
        return result.Question.Goal == OptimizationGoal.Cost
            ? $"Spend {format.Money(result.Saving)} a day less for the same: take from {Join(down)}{(up.Length > 0 ? $", give to {Join(up)}" : string.Empty)}."
            : down.Length == 0 ? $"Give more to {Join(up)}." : up.Length == 0 ? $"Take from {Join(down)}." : $"Move money from {Join(down)} to {Join(up)}.";
    }

    private static IEnumerable<string> ReallocationEvidence(Recommendation recommendation, OptimizationResult result, Formatter format)
    {
        var gain = recommendation["gain"]!;
        yield return $"Expected: {Signed(format.Outcome(gain.Value, result.Question), gain.Value)} a day "
            + $"({MarketingText.Range(v => format.OutcomeNumber(v, result.Question), gain.Low, gain.High)}, {format.Level(result.Question.Level)}), on {format.Outcome(result.OutcomeNow, result.Question)} a day now.";
        foreach (var line in result.Lines.Where(static l => Math.Abs(l.Change) > 0.005).OrderByDescending(static l => Math.Abs(l.Change)).Take(MostMoves))
        {
            var marginal = line.Marginal is { } m
                ? $"; the next {format.Money(10)} bring {format.Outcome(10 * m.Value, result.Question)} ({MarketingText.Range(v => format.OutcomeNumber(v, result.Question), 10 * m.Low, 10 * m.High)})"
                : string.Empty;
            yield return $"{line.Name}: {format.Money(line.Now)} → {format.Money(line.Proposed)} a day{marginal}.";
        }
    }

    private static string Fall(string measure, Recommendation recommendation, Func<double?, string> write, Formatter format)
    {
        var (before, now, z) = (recommendation["before"]!.Value, recommendation["now"]!.Value, recommendation["z"]!.Value);
        return $"{measure}: {write(before)} before, {write(now)} in the last {CampaignAlerts.LastDays} days, a fall by {format.Percent((before - now) / before)}. That is {format.Ratio(-z)} times what it wavers by.";
    }

    private static string Audience(string? name) => (name ?? string.Empty).Replace(", " + CampaignTable.None, string.Empty, StringComparison.Ordinal).Replace(CampaignTable.None + ", ", string.Empty, StringComparison.Ordinal);

    private static string Join(string[] names) => names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";

    private static string Signed(string text, double value) => value > 0 ? "+" + text : text;
}
