namespace Analytics.Core.Queries;

/// <summary>What a measure means, for the people who read it.</summary>
/// <param name="Measure">Which one.</param>
/// <param name="Key">Its name in addresses, the API and the command line, in camel case.</param>
/// <param name="Label">Its name on a page.</param>
/// <param name="Formula">Its definition in one or two sentences.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="HigherIsBetter">Null where neither direction is good or bad.</param>
/// <param name="IsAdditive">Whether a breakdown's rows add up to the total.</param>
public sealed record MeasureDefinition(
    Measure Measure,
    string Key,
    string Label,
    string Formula,
    MeasureUnit Unit,
    bool? HigherIsBetter,
    bool IsAdditive);
