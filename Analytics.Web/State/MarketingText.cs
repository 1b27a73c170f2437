using Analytics.Core.Marketing.Campaigns;
using Analytics.Core.Marketing.Optimizer;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>How figures of campaigns are written.</summary>
public static class MarketingText
{
    /// <summary>A share of counts: two significant digits, since CTRs are small.</summary>
    public static string Rate(this Formatter format, double? value) => value switch
    {
        null => Formatter.NotAvailable,
        0 => 0.ToString("P0", format.Culture),
        < 0.001 => value.Value.ToString("P3", format.Culture),
        < 0.1 => value.Value.ToString("P2", format.Culture),
        _ => value.Value.ToString("P1", format.Culture),
    };

    /// <summary>A number with two decimals; four below a hundredth.</summary>
    public static string Ratio(this Formatter format, double? value) => value switch
    {
        null => Formatter.NotAvailable,
        > -0.01 and < 0.01 and not 0 => value.Value.ToString("0.####", format.Culture),
        _ => value.Value.ToString("#,0.00", format.Culture),
    };

    /// <summary>A range; empty where there is none.</summary>
    public static string Range(Func<double?, string> write, double? low, double? high) => low is null
        ? string.Empty
        : high is null ? $"from {write(low)}" : $"{write(low)} – {write(high)}";

    /// <summary>An outcome of a day: money, or conversions with two decimals.</summary>
    public static string Outcome(this Formatter format, double? value, OptimizationQuestion question) => value is not { } v
        ? Formatter.NotAvailable
        : question.Goal == OptimizationGoal.Roas ? format.Money(v) : $"{v.ToString("#,0.##", format.Culture)} {NameOf(question.Conversion)}";

    /// <summary>The same without saying of what, for ranges.</summary>
    public static string OutcomeNumber(this Formatter format, double? value, OptimizationQuestion question) =>
        question.Goal == OptimizationGoal.Roas ? format.Money(value) : value is { } v ? v.ToString("#,0.##", format.Culture) : Formatter.NotAvailable;

    /// <summary>An amount of money.</summary>
    public static string Money(this Formatter format, double? value) =>
        value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e15 ? format.Exact(Math.Round((decimal)v, 2), MeasureUnit.Money) : Formatter.NotAvailable;

    /// <summary>What an outcome is called.</summary>
    public static string OutcomeName(OptimizationQuestion question) => question.Goal == OptimizationGoal.Roas ? "revenue" : NameOf(question.Conversion);

    /// <summary>A conversion's type within a sentence.</summary>
    public static string NameOf(string? conversion) => conversion is null ? "conversions" : conversion.Length > 1 && char.IsLower(conversion[1]) ? char.ToLowerInvariant(conversion[0]) + conversion[1..] : conversion;

    /// <summary>Why there is no response curve.</summary>
    public static string Problem(ResponseCurveFit fit, Formatter format) => fit.Problem switch
    {
        CurveProblem.TooFewDays => $"Only {format.Count(fit.Days)} days have spend and a result; it takes {ResponseCurveModel.LeastDays}.",
        CurveProblem.TooFewOutcomes => "Too little came of it to read a curve from.",
        CurveProblem.SpendHardlyVaries => $"Its spend hardly varies (about {format.Percent(fit.Variation)} either way), so nobody can say what more or less of it would do.",
        CurveProblem.NoResponse => "Days of more spend did not bring more than chance explains.",
        CurveProblem.NotRunning => $"Nothing was spent on it in the last {BudgetOptimizer.SilentDays} days.",
        _ => string.Empty,
    };

    /// <summary>A curve's formula.</summary>
    public static string Formula(ResponseCurve curve, Formatter format) => curve.Form switch
    {
        CurveForm.Power => $"{format.Ratio(curve.Scale)} × spend^{format.Ratio(curve.Shape)}",
        CurveForm.Logarithm => $"{format.Ratio(curve.Scale)} × ln(1 + spend ÷ {format.Ratio(curve.Shape)})",
        _ => $"{format.Ratio(curve.Scale)} × spend ÷ ({format.Ratio(curve.Shape)} + spend)",
    };

    /// <summary>What became of a change.</summary>
    public static string Verdict(ChangeOutcome outcome) => outcome.Verdict switch
    {
        ChangeVerdict.TooEarly => $"Too early: {outcome.Days} of {ChangeComparison.LeastDays} days.",
        ChangeVerdict.NotCarriedOut => "Spend did not follow, so there is nothing to judge.",
        ChangeVerdict.AsExpected => "As expected.",
        ChangeVerdict.Above => "More than expected.",
        _ => "Less than expected.",
    };

    /// <summary>What a breakdown's rows are called, in the middle of a sentence.</summary>
    public static string Subjects(CampaignDimension by) => by switch
    {
        CampaignDimension.Campaign => "campaigns",
        CampaignDimension.Channel => "channels",
        CampaignDimension.Type => "types",
        _ => "audiences",
    };
}
