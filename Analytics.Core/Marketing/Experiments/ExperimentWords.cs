using System.Globalization;

namespace Analytics.Core.Marketing.Experiments;

/// <summary>Says what an experiment has shown.</summary>
internal static class ExperimentWords
{
    public static ExperimentResult Judge(ExperimentResult result, ExperimentOptions options)
    {
        var verdict = Verdict(result, options);
        return result with { Verdict = verdict, Words = Say(result, options, verdict) };
    }

    private static ExperimentVerdict Verdict(ExperimentResult result, ExperimentOptions options)
    {
        if (result.IsSplitBroken)
        {
            return ExperimentVerdict.BrokenSplit;
        }

        if (result.Lift is not { } lift)
        {
            return ExperimentVerdict.NoData;
        }

        if (result.Guardrails.Any(static g => g.State == GuardrailState.Broken))
        {
            return ExperimentVerdict.Harm;
        }

        var isPlanned = IsPlannedSample(result);
        if (result.AlwaysValidP < options.Alpha || (isPlanned && result.PValue < options.Alpha))
        {
            return lift > 0 ? ExperimentVerdict.Better : ExperimentVerdict.Worse;
        }

        return isPlanned ? ExperimentVerdict.NoDifference : ExperimentVerdict.GoOn;
    }

    private static bool IsPlannedSample(ExperimentResult result) =>
        result.NeededUsers is { } needed && Math.Min(result.Control.Users, result.Variant.Users) >= needed;

    private static string Say(ExperimentResult result, ExperimentOptions options, ExperimentVerdict verdict)
    {
        var lift = result is { Lift: { } l, Low: { } low, High: { } high }
            ? Text($"a lift of {Points(l)} pp (95% interval {Points(low)} to {Points(high)})")
            : string.Empty;
        var open = result.Guardrails.Where(static g => g.State == GuardrailState.Open).Select(static g => g.Guardrail.Name).ToArray();
        var rest = open.Length > 0 ? $" Harm to {string.Join(", ", open)} is not yet ruled out." : string.Empty;
        return verdict switch
        {
            ExperimentVerdict.NoData => "There are no users on both sides yet, so there is nothing to compare.",
            ExperimentVerdict.BrokenSplit => Text(
                $"Do not read the result: {result.Control.Users:N0} and {result.Variant.Users:N0} users are not the planned split (p {result.SrmP:0.0000}). Find out why first; whoever is missing on one side can make or hide a difference."),
            ExperimentVerdict.Harm =>
                $"Do not roll the variant out: it harms {string.Join(", ", result.Guardrails.Where(static g => g.State == GuardrailState.Broken).Select(static g => g.Guardrail.Name))} beyond what was to be borne.",
            ExperimentVerdict.Better when result.AlwaysValidP < options.Alpha => $"The variant is better, {lift}; this holds however often one has looked.{rest}",
            ExperimentVerdict.Better => $"The variant is better, {lift}, provided that this is the first look; for several looks the always-valid p-value counts, and it shows nothing yet.{rest}",
            ExperimentVerdict.Worse when result.AlwaysValidP < options.Alpha => $"The variant is worse, {lift}; this holds however often one has looked.",
            ExperimentVerdict.Worse => $"The variant is worse, {lift}, provided that this is the first look; for several looks the always-valid p-value counts, and it shows nothing yet.",
            ExperimentVerdict.NoDifference => Text(
                $"No difference is shown, {lift}, although the sample is large enough to find a relative lift of {options.MinimumLift:0.#%} with a power of {options.Power:0%}. If that is the least that matters, it is not there.{rest}"),
            _ when result.NeededUsers is { } needed => Text(
                $"Go on: no difference is shown yet, {lift}. To find a relative lift of {options.MinimumLift:0.#%} with a power of {options.Power:0%} takes {needed:N0} users on each side; the smaller has {Math.Min(result.Control.Users, result.Variant.Users):N0}.{rest}"),
            _ => $"Go on: no difference is shown yet, {lift}. As nobody converts under the control, the needed sample cannot be said.{rest}",
        };
    }

    private static string Points(double share) => (100 * share).ToString("+0.00;−0.00;0.00", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
