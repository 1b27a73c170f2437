namespace Analytics.Core.Marketing.Experiments;

/// <summary>An experiment as it is written down: its counts and how it is judged.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Control">The control's counts.</param>
/// <param name="Variant">The variant's.</param>
/// <param name="Options">How it is judged; fixed before one looks.</param>
/// <param name="Guardrails">What must not be harmed.</param>
/// <param name="Events">How its counts are told from events, so that they can be counted again; null where they are typed.</param>
public sealed record ExperimentPlan(string Name, Variant Control, Variant Variant, ExperimentOptions Options, IReadOnlyList<Guardrail> Guardrails, ExposureQuery? Events = null)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 200;

    /// <summary>Judges it.</summary>
    /// <exception cref="ExperimentException">The counts or options make no sense.</exception>
    public ExperimentResult Judge() => ExperimentTest.Run(Control, Variant, Options, Guardrails);
}
