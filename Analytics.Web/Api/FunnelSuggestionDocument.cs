namespace Analytics.Web.Api;

/// <summary>A part of a funnel that gets through it less often than the others. A difference, not its cause.</summary>
/// <param name="By">What parts it.</param>
/// <param name="Part">The part.</param>
/// <param name="Entered">How many of the part entered.</param>
/// <param name="Converted">How many of them reached the end.</param>
/// <param name="OthersEntered">How many of all others entered.</param>
/// <param name="OthersConverted">How many of them reached the end.</param>
/// <param name="Step">The step at which the part falls behind most.</param>
/// <param name="QValue">p-value of the difference (two-proportion z), adjusted for all that were looked at.</param>
/// <param name="LostConversions">What it would bring more at the others' rate.</param>
/// <param name="Revenue">The same by the average order value; null without orders.</param>
public sealed record FunnelSuggestionDocument(
    string By, string Part, int Entered, int Converted, int OthersEntered, int OthersConverted, string Step, double QValue, double LostConversions, decimal? Revenue);
