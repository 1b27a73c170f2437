using Analytics.Core.Marketing;
using Analytics.Core.Marketing.Experiments;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>An experiment by its counts.</summary>
/// <param name="Control">The control's conversions and users.</param>
/// <param name="Variant">The variant's.</param>
/// <param name="Name">Its name; needed to keep it.</param>
/// <param name="Id">Which one to change; null for a new one.</param>
/// <param name="Alpha">The level: 0.05.</param>
/// <param name="Power">The power that the needed sample is for: 0.8.</param>
/// <param name="MinimumLift">The smallest relative lift worth finding: 0.1.</param>
/// <param name="ControlShare">The share of users that was to see the control: 0.5.</param>
/// <param name="MixingDeviation">The always-valid test's mixing deviation: 0.01.</param>
/// <param name="Guardrails">What must not be harmed.</param>
/// <param name="Events">How its counts are told from events, instead of the counts.</param>
public sealed record ExperimentRequest(
    Variant? Control, Variant? Variant, string? Name = null, int? Id = null, double? Alpha = null, double? Power = null, double? MinimumLift = null, double? ControlShare = null,
    double? MixingDeviation = null, IReadOnlyList<Guardrail>? Guardrails = null, ExposureQuery? Events = null)
{
    /// <summary>The experiment, counted over the events where it says so.</summary>
    /// <exception cref="QueryException">A side is missing, or what tells it from events makes no sense.</exception>
    internal async Task<ExperimentPlan> ToPlanAsync(MarketingService marketing, CancellationToken cancellationToken)
    {
        if (Events is null)
        {
            return ToPlan();
        }

        var counts = await marketing.CountAsync(Events, cancellationToken);
        return (this with { Control = counts.Control, Variant = counts.Variant, Guardrails = counts.Guardrails }).ToPlan() with { Events = Events };
    }

    private ExperimentPlan ToPlan()
    {
        var usual = new ExperimentOptions();
        return new ExperimentPlan(
            Name ?? string.Empty,
            Control ?? throw new QueryException("control", "Say the control's conversions and users."),
            Variant ?? throw new QueryException("variant", "Say the variant's conversions and users."),
            new ExperimentOptions
            {
                Alpha = Alpha ?? usual.Alpha,
                Power = Power ?? usual.Power,
                MinimumLift = MinimumLift ?? usual.MinimumLift,
                ControlShare = ControlShare ?? usual.ControlShare,
                MixingDeviation = MixingDeviation ?? usual.MixingDeviation,
            },
            [.. (Guardrails ?? []).Select(static (g, i) => g is { Name: not null, Control: not null, Variant: not null } ? g : throw new QueryException($"guardrails[{i}]", "A guardrail has a name and counts on both sides."))]);
    }
}
