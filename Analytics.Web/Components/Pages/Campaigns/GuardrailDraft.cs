using Analytics.Core.Marketing.Experiments;

namespace Analytics.Web.Components.Pages.Campaigns;

/// <summary>A guardrail while it is typed.</summary>
public sealed class GuardrailDraft
{
    /// <summary>Its name.</summary>
    public string Name { get; set; } = "Returns";

    /// <summary>Whether more of it is good.</summary>
    public bool IsHighGood { get; set; }

    /// <summary>The control's count.</summary>
    public long Control { get; set; }

    /// <summary>Out of.</summary>
    public long ControlUsers { get; set; }

    /// <summary>The variant's count.</summary>
    public long Variant { get; set; }

    /// <summary>Out of.</summary>
    public long VariantUsers { get; set; }

    /// <summary>How much worse is still borne, in percentage points.</summary>
    public double Margin { get; set; } = 0.5;

    /// <summary>The guardrail.</summary>
    public Guardrail Guardrail => new(Name, new Variant(Control, ControlUsers), new Variant(Variant, VariantUsers), IsHighGood, Margin / 100);

    /// <summary>A kept guardrail, to be changed.</summary>
    public static GuardrailDraft Of(Guardrail guardrail) => new()
    {
        Name = guardrail.Name,
        IsHighGood = guardrail.IsHighGood,
        Control = guardrail.Control.Conversions,
        ControlUsers = guardrail.Control.Users,
        Variant = guardrail.Variant.Conversions,
        VariantUsers = guardrail.Variant.Users,
        Margin = Math.Round(100 * guardrail.Margin, 4),
    };
}
