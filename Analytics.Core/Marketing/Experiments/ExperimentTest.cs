using MathNet.Numerics.Distributions;

namespace Analytics.Core.Marketing.Experiments;

/// <summary>Compares two shares: z with pooled variance, lift with its unpooled interval, split, always-valid p-value, power and guardrails.</summary>
public static class ExperimentTest
{
    private const double SplitLevel = 0.01;

    /// <summary>Judges an experiment.</summary>
    /// <param name="control">The control.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="options">Level, power, smallest lift, split and mixing.</param>
    /// <param name="guardrails">What must not be harmed.</param>
    /// <exception cref="ExperimentException">More convert than there are users, a count is negative, or an option is out of its range.</exception>
    public static ExperimentResult Run(
        Variant control, Variant variant, ExperimentOptions? options = null, IReadOnlyList<Guardrail>? guardrails = null)
    {
        options ??= new ExperimentOptions();
        Check(control, "control");
        Check(variant, "variant");
        Check(options);
        var rails = (guardrails ?? []).Select(Judge).ToArray();
        var srm = SplitP(control.Users, variant.Users, options.ControlShare);
        var mixing = options.MixingDeviation * options.MixingDeviation;
        ExperimentResult result;
        if (control.Rate is { } a && variant.Rate is { } b)
        {
            var lift = b - a;
            var spread = Deviation(a, control.Users, b, variant.Users);
            var reach = Normal.InvCDF(0, 1, 0.975) * spread;
            var pooled = (double)(control.Conversions + variant.Conversions) / (control.Users + variant.Users);
            var variance = pooled * (1 - pooled) * ((1.0 / control.Users) + (1.0 / variant.Users));
            double? z = variance > 0 ? lift / Math.Sqrt(variance) : null;
            var wanted = a * (1 + options.MinimumLift);
            result = new ExperimentResult(
                control,
                variant,
                lift,
                a > 0 ? lift / a : null,
                lift - reach,
                lift + reach,
                z,
                z is { } value ? 2 * Normal.CDF(0, 1, -Math.Abs(value)) : null,
                variance > 0 ? AlwaysValid(lift, variance, mixing) : null,
                mixing,
                srm,
                srm < SplitLevel,
                a > 0 && wanted < 1 ? SamplePlan.NeededUsers(a, wanted, options.Alpha, options.Power) : null,
                a > 0 && wanted < 1 ? SamplePlan.PowerOf(a, wanted, control.Users, variant.Users, options.Alpha) : null,
                a > 0 ? SamplePlan.SmallestLift(a, control.Users, variant.Users, options.Alpha, options.Power) : null,
                rails,
                ExperimentVerdict.NoData,
                string.Empty);
        }
        else
        {
            result = new ExperimentResult(
                control, variant, null, null, null, null, null, null, null, mixing, srm, srm < SplitLevel, null, null, null, rails, ExperimentVerdict.NoData, string.Empty);
        }

        return ExperimentWords.Judge(result, options);
    }

    /// <summary>
    /// 1 ÷ the mixture likelihood ratio, at most 1 (Johari, Pekelis and Walsh, Always valid inference, 2015, eq. 12):
    /// Λ = √(V ÷ (V + τ²)) exp(τ² lift² ÷ (2 V (V + τ²))).
    /// </summary>
    private static double AlwaysValid(double lift, double variance, double mixing)
    {
        var log = (0.5 * Math.Log(variance / (variance + mixing))) + (mixing * lift * lift / (2 * variance * (variance + mixing)));
        return Math.Min(1, Math.Exp(-log));
    }

    private static double? SplitP(long control, long variant, double share)
    {
        var users = (double)control + variant;
        if (users <= 0)
        {
            return null;
        }

        var gap = control - (users * share);
        var chi = gap * gap / (users * share * (1 - share));
        return 2 * Normal.CDF(0, 1, -Math.Sqrt(chi));
    }

    private static double Deviation(double a, long usersA, double b, long usersB) =>
        Math.Sqrt((a * (1 - a) / usersA) + (b * (1 - b) / usersB));

    private static GuardrailResult Judge(Guardrail rail)
    {
        Check(rail.Control, $"control of '{rail.Name}'");
        Check(rail.Variant, $"variant of '{rail.Name}'");
        if (!double.IsFinite(rail.Margin) || rail.Margin < 0)
        {
            throw new ExperimentException($"The margin of '{rail.Name}' is 0 or more.");
        }

        if (rail.Control.Rate is not { } a || rail.Variant.Rate is not { } b)
        {
            return new GuardrailResult(rail, null, null, null, GuardrailState.Open);
        }

        var reach = Normal.InvCDF(0, 1, 0.95) * Deviation(a, rail.Control.Users, b, rail.Variant.Users);
        var (low, high) = (b - a - reach, b - a + reach);
        var (best, worst) = rail.IsHighGood ? (-high, -low) : (low, high);
        var state = best > rail.Margin ? GuardrailState.Broken : worst <= rail.Margin ? GuardrailState.Held : GuardrailState.Open;
        return new GuardrailResult(rail, b - a, low, high, state);
    }

    private static void Check(Variant side, string name)
    {
        if (side.Users < 0 || side.Conversions < 0 || side.Conversions > side.Users)
        {
            throw new ExperimentException($"The {name} has {side.Conversions} conversions of {side.Users} users; conversions are from 0 to the number of users.");
        }
    }

    private static void Check(ExperimentOptions options)
    {
        (string Name, double Value, double Least, double Most)[] ranges =
        [
            ("level", options.Alpha, 0.0001, 0.5),
            ("power", options.Power, 0.5, 0.999),
            ("smallest relative lift", options.MinimumLift, 0.0001, 100),
            ("control's share", options.ControlShare, 0.01, 0.99),
            ("mixing deviation", options.MixingDeviation, 0.000001, 1),
        ];
        foreach (var (name, value, least, most) in ranges)
        {
            if (!(value >= least && value <= most))
            {
                throw new ExperimentException($"The {name} is from {least} to {most}.");
            }
        }
    }
}
