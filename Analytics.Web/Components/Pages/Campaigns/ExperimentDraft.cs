using System.Globalization;
using Analytics.Core.Marketing.Experiments;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>An experiment while it is typed.</summary>
public sealed class ExperimentDraft
{
    /// <summary>Which one is changed; null for a new one.</summary>
    public int? Id { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; } = string.Empty;

    /// <summary>The control's conversions.</summary>
    public long ControlConversions { get; set; }

    /// <summary>The control's users.</summary>
    public long ControlUsers { get; set; }

    /// <summary>The variant's conversions.</summary>
    public long VariantConversions { get; set; }

    /// <summary>The variant's users.</summary>
    public long VariantUsers { get; set; }

    /// <summary>The smallest relative lift worth finding, in percent.</summary>
    public double Lift { get; set; } = 10;

    /// <summary>The share of users that was to see the control, in percent.</summary>
    public double ControlShare { get; set; } = 50;

    /// <summary>What must not be harmed.</summary>
    public IList<GuardrailDraft> Guardrails { get; } = [];

    /// <summary>How the counts are told from events; null where they are typed.</summary>
    public ExposureQuery? Events { get; private set; }

    /// <summary>The experiment.</summary>
    public ExperimentPlan Plan => new(
        Name, new Variant(ControlConversions, ControlUsers), new Variant(VariantConversions, VariantUsers),
        new ExperimentOptions { MinimumLift = Lift / 100, ControlShare = ControlShare / 100 },
        [.. Guardrails.Select(static g => g.Guardrail)],
        Events);

    /// <summary>A kept experiment, to be changed.</summary>
    public static ExperimentDraft Of(SavedExperiment saved)
    {
        var plan = saved.Plan;
        var draft = new ExperimentDraft
        {
            Id = saved.Id,
            Name = plan.Name,
            ControlConversions = plan.Control.Conversions,
            ControlUsers = plan.Control.Users,
            VariantConversions = plan.Variant.Conversions,
            VariantUsers = plan.Variant.Users,
            Lift = Math.Round(100 * plan.Options.MinimumLift, 4),
            ControlShare = Math.Round(100 * plan.Options.ControlShare, 4),
            Events = plan.Events,
        };
        foreach (var guardrail in plan.Guardrails)
        {
            draft.Guardrails.Add(GuardrailDraft.Of(guardrail));
        }

        return draft;
    }

    /// <summary>Takes counts that events tell; a guardrail that is no event keeps its own.</summary>
    public void Take(ExposureQuery query, ExposureCounts counts)
    {
        Events = query;
        (ControlConversions, ControlUsers) = (counts.Control.Conversions, counts.Control.Users);
        (VariantConversions, VariantUsers) = (counts.Variant.Conversions, counts.Variant.Users);
        foreach (var draft in Guardrails)
        {
            if (counts.Guardrails.FirstOrDefault(g => g.Name == draft.Name) is { } counted)
            {
                (draft.Control, draft.ControlUsers) = (counted.Control.Conversions, counted.Control.Users);
                (draft.Variant, draft.VariantUsers) = (counted.Variant.Conversions, counted.Variant.Users);
            }
        }
    }

    /// <summary>One by the counts in an address, <c>50/1000</c>.</summary>
    public static ExperimentDraft Of(string? control, string? variant)
    {
        var (c, v) = (Counts(control), Counts(variant));
        return new ExperimentDraft { ControlConversions = c.Conversions, ControlUsers = c.Users, VariantConversions = v.Conversions, VariantUsers = v.Users };
    }

    private static (long Conversions, long Users) Counts(string? text) =>
        text?.Split('/') is [var conversions, var users]
        && long.TryParse(conversions, NumberStyles.None, CultureInfo.InvariantCulture, out var c) && long.TryParse(users, NumberStyles.None, CultureInfo.InvariantCulture, out var u)
            ? (c, u)
            : (0, 0);
}
