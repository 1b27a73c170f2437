using Analytics.Core.Customers;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Predictive;

/// <summary>A table that holds a model's scores against those of simpler ways.</summary>
/// <param name="Title">What is scored.</param>
/// <param name="Subtitle">On how many and when.</param>
/// <param name="Columns">The scores' names, each with a word on which side is good.</param>
/// <param name="Rows">The ways with their scores.</param>
public sealed record ScoreSheet(string Title, string Subtitle, IReadOnlyList<(string Name, string Better)> Columns, IReadOnlyList<ScoreSheetRow> Rows)
{
    private const string Less = "less is better";
    private const string More = "more is better";

    /// <summary>Churn: the model, the rule, and everyone the same.</summary>
    public static ScoreSheet Of(ChurnEvaluation churn, Formatter format)
    {
        ClassifierScore[] scores = churn.Model is { } model ? [model, churn.Rule, churn.Same] : [churn.Rule, churn.Same];
        return new ScoreSheet(
            "Churn on hidden time",
            $"{format.Window(churn.Window)}; {format.Share(churn.Share)} did not order",
            [("AUC", More), ("Brier", Less), ("Lift, top tenth", More)],
            Best(
                [.. scores.Select(s => (s.Name, new[] { s.Auc ?? double.NaN, s.Brier, s.LiftTopTenth ?? double.NaN }))],
                [1, -1, 1],
                [v => format.Plain(v, 3), v => format.Plain(v, 4), v => double.IsFinite(v) ? format.Plain(v, 2) + "×" : Formatter.NotAvailable]));
    }

    /// <summary>The time to the next order: the model, the formula, everyone the same as known on the cut, and as known only afterwards.</summary>
    public static ScoreSheet Of(NextOrderEvaluation next, Formatter format)
    {
        var within = next.Scores[0].Within[0].Days;
        return new ScoreSheet(
            "Time to the next order",
            $"{format.Window(next.Window)}; {format.Count(next.Returned)} came back",
            [("Days off", Less), ("Came back", Less), ("Concordance", More), ($"AUC, {within} d", More), ($"Brier, {within} d", Less)],
            Best(
                [.. next.Scores.Select(static s => (s.Name, new[] { s.DaysOff, s.ReturnedDaysOff ?? double.NaN, s.Concordance ?? double.NaN, s.Within[0].Auc ?? double.NaN, s.Within[0].Brier }))],
                [-1, -1, 1, 1, -1],
                [v => format.Plain(v, 1), v => format.Plain(v, 1), v => format.Plain(v, 3), v => format.Plain(v, 3), v => format.Plain(v, 4)]));
    }

    /// <summary>Recommended products: what similar customers bought, and the most popular.</summary>
    public static ScoreSheet Of(RecommendationEvaluation offers, Formatter format) => new(
        "Ten recommended products",
        format.Window(offers.Window),
        [("Hit rate", More), ("Recall", More), ("nDCG", More)],
        Best(
            [.. new[] { offers.Similar, offers.Popular }.Select(static s => (s.Name, new[] { s.HitRate, s.Recall, s.Ndcg }))],
            [1, 1, 1],
            [v => format.Share(v), v => format.Share(v), v => format.Plain(v, 4)]));

    // The best of each column is marked; equal ones all are.
    private static ScoreSheetRow[] Best((string Name, double[] Values)[] rows, int[] signs, Func<double, string>[] write)
    {
        var best = signs.Select((sign, c) => rows.Select(r => sign * r.Values[c]).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max()).ToArray();
        return [.. rows.Select(r => new ScoreSheetRow(r.Name, [.. r.Values.Select((v, c) => (write[c](v), double.IsFinite(v) && signs[c] * v >= best[c]))]))];
    }
}
