using System.Globalization;
using Analytics.Core.Customers;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Customers;

/// <summary>Says in words what drives a customer's predictions, and how well they were on hidden time.</summary>
public static class ProfileWords
{
    private const double Usual = 1.25;
    private const double Late = 2.5;
    private const double Surely = 0.9;

    /// <summary>What the models see of the customer, and what they make of it.</summary>
    public static IEnumerable<string> Drivers(CustomerScore score, ScoringRun run, PurchaseTimeline? timeline, Formatter format)
    {
        if (timeline is not null)
        {
            yield return $"The model sees: {format.Count(timeline.RepeatDays)} repeat order {(timeline.RepeatDays == 1 ? "day" : "days")} (frequency), "
                + $"{ScoreText.DaysLong(format, timeline.SpanDays)} from first to last (recency), {ScoreText.DaysLong(format, timeline.AgeDays)} since the first (T).";
            yield return Rhythm(timeline, score, run, format);
        }

        if (run.PurchaseModel is null)
        {
            yield return $"Churn by rule: {ScoreText.DaysLong(format, score.RecencyDays)} since the last order is {score.Churn}; Medium begins after {run.Settings.ChurnMediumAfterDays} days, High after {run.Settings.ChurnHighAfterDays}.";
            yield break;
        }

        yield return $"So P(alive) is {ScoreText.Probability(format, score.ProbabilityAlive)}, with {ScoreText.Number(format, score.ExpectedOrders)} orders expected in the next {run.Settings.HorizonDays} days; "
            + $"no order at all has a probability of {ScoreText.Probability(format, score.ChurnProbability)}. By rule the churn tier is {score.Churn} ({score.RecencyDays} days; Medium after {run.Settings.ChurnMediumAfterDays}, High after {run.Settings.ChurnHighAfterDays}).";
        if (double.IsFinite(score.ExpectedSpend))
        {
            yield return $"An order is expected to be worth {ScoreText.Exact(format, score.ExpectedSpend)}; over {run.Settings.LifetimeMonths} months that makes a CLV of {ScoreText.Exact(format, score.Clv)}. By formula it is {ScoreText.Exact(format, score.ClvFormula)}.";
        }
    }

    /// <summary>How the models were made, and how well they told what was hidden from them.</summary>
    public static IEnumerable<string> Trust(ScoringRun run, Formatter format)
    {
        if (run.PurchaseModel is { } model)
        {
            yield return $"{model.Name}, version {model.Version}: {string.Join(", ", model.Parameters.Select(Parameter))}.";
            foreach (var warning in model.Warnings)
            {
                yield return warning;
            }
        }

        if (run.Churn is { Model: { } churn } told)
        {
            yield return $"Churn, on {told.Window.Days} hidden days and {format.Count(told.Window.Customers)} customers: AUC {Number(churn.Auc)} (rule {Number(told.Rule.Auc)}, 0.5 is chance); "
                + $"Brier {Number(churn.Brier)} (rule {Number(told.Rule.Brier)}, everyone the same {Number(told.Same.Brier)}; less is better).";
        }

        if (run.Orders is { } orders)
        {
            yield return $"Orders in the hidden time: expected {format.Count(Math.Round((decimal)orders.Expected))}, actual {format.Count(orders.Actual)}; correlation by customer {Number(orders.Correlation)}.";
        }

        if (run.NextOrder is { Model: { } timing, Formula: { } formula, Same: { } same } next)
        {
            yield return $"Time to the next order, customers who did not come included: chances {Number(timing.DaysOff, "0.#")} days off (formula {Number(formula.DaysOff, "0.#")}, {(next.Usual is { } usual ? $"everyone the same, as before, {Number(usual.DaysOff, "0.#")}, " : null)}everyone the same as known only afterwards {Number(same.DaysOff, "0.#")}); of two customers the one expected sooner came sooner in {Number(timing.Concordance, "0.##")} of cases (formula {Number(formula.Concordance, "0.##")}).";
        }

        if (run.Churn is null)
        {
            yield return "The history is too short to hide a part of it and see how well the models tell it.";
        }

        foreach (var warning in run.Warnings)
        {
            yield return warning;
        }
    }

    private static string Rhythm(PurchaseTimeline timeline, CustomerScore score, ScoringRun run, Formatter format)
    {
        if (timeline.RepeatDays == 0)
        {
            return run.PurchaseModel?.Model == "bgnbd"
                ? "There is one order day only, so no rhythm of their own: the model takes them as still a customer (BG/NBD lets nobody leave before a second order) and their rate from all others."
                : "There is one order day only, so no rhythm of their own: the model takes their rate from all others.";
        }

        var gap = timeline.MeanGapDays!.Value;
        var words = $"They ordered every {ScoreText.DaysLong(format, gap)} on average; the last order was {ScoreText.DaysLong(format, timeline.SinceDays)} ago";
        return timeline.GapsSince switch
        {
            null => words + ".",
            <= Usual => words + ", which is within their rhythm.",
            <= Late => words + ", later than usual.",
            // Where the fit lets hardly anybody leave, silence says little; the words must not say more than the number does.
            { } gaps => words + $", {gaps.ToString("0.#", format.Culture)} times as long as usual"
                + (score.ProbabilityAlive < Surely ? ": this is what lowers P(alive)." : double.IsFinite(score.ProbabilityAlive) ? ". P(alive) stays high all the same: fitted to this shop, the model lets hardly anybody leave for good." : "."),
        };
    }

    private static string Parameter(PredictionParameter parameter) =>
        $"{parameter.Name} {Number(parameter.Value, "0.####")}" + (parameter.StandardError is { } error ? $" ± {Number(error, "0.####")}" : string.Empty);

    private static string Number(double? value, string pattern = "0.000") => value is { } v && double.IsFinite(v) ? v.ToString(pattern, CultureInfo.InvariantCulture) : Formatter.NotAvailable;
}
