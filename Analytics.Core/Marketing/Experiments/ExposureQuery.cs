using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Marketing.Experiments;

/// <summary>How an experiment's sides and conversions are told from events.</summary>
public sealed record ExposureQuery
{
    /// <summary>The longest window, in days.</summary>
    public const int MostDays = 365;

    /// <summary>The property of events, or attribute of visitors, whose value says which side somebody sees; written as <see cref="EventTrait"/> is.</summary>
    public string Side { get; init; } = "variant";

    /// <summary>The value that means the control.</summary>
    public string Control { get; init; } = string.Empty;

    /// <summary>The value that means the variant.</summary>
    public string Variant { get; init; } = string.Empty;

    /// <summary>The name of the event that shows a side; null for any event that bears the property.</summary>
    public string? Exposure { get; init; }

    /// <summary>The name of the event that converts.</summary>
    public string Conversion { get; init; } = string.Empty;

    /// <summary>Within how many days after the first exposure a conversion counts, 1 to <see cref="MostDays"/>.</summary>
    public int WindowDays { get; init; } = 14;

    /// <summary>The days of first exposure; null for all.</summary>
    public Period? Period { get; init; }

    /// <summary>Events that must not be harmed.</summary>
    public IReadOnlyList<GuardrailEvent> Guardrails { get; init; } = [];

    /// <summary>What sides are told by.</summary>
    /// <exception cref="QueryException">It is nothing that tells sides.</exception>
    internal EventTrait Trait => EventTrait.Parse(Side) is { IsTime: false } trait ? trait : throw new QueryException("side", "Name the property that says which side somebody sees, such as 'variant'.");

    /// <summary>Checks it.</summary>
    /// <exception cref="QueryException">A part makes no sense; it names the field.</exception>
    public void Check()
    {
        _ = Trait;

        Demand("control", Control, "Say which value of the property means the control.");
        Demand("variant", Variant, "Say which value of the property means the variant.");
        Demand("conversion", Conversion, "Name the event that is a conversion, such as 'purchase'.");
        if (string.Equals(Control, Variant, StringComparison.Ordinal))
        {
            throw new QueryException("variant", "The control and the variant are told by different values.");
        }

        if (WindowDays is < 1 or > MostDays)
        {
            throw new QueryException("window", $"'window' is 1 to {MostDays} days.");
        }

        for (var i = 0; i < (Guardrails ?? throw new QueryException("guardrails", "'guardrails' is a list; leave it out for none.")).Count; i++)
        {
            Demand($"guardrails[{i}]", Guardrails[i]?.Event, "Name the guardrail's event.");
        }
    }

    private static void Demand(string field, string? text, string message)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new QueryException(field, message);
        }
    }
}
