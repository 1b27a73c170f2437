namespace Analytics.Core.Marketing.Experiments;

/// <summary>What the data say of a guardrail.</summary>
public enum GuardrailState
{
    /// <summary>Harm beyond the margin is ruled out (one-sided, 95 %).</summary>
    Held,

    /// <summary>Harm beyond the margin is neither shown nor ruled out.</summary>
    Open,

    /// <summary>Harm beyond the margin is shown (one-sided, 95 %).</summary>
    Broken,
}
