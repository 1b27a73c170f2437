using Analytics.Core.Queries;
using Analytics.Core.Queries.Events;

namespace Analytics.Core.Funnels.Advice;

/// <summary>A part that gets from one step to the next, or through the whole funnel, less often than the others. A difference, not its cause.</summary>
/// <param name="By">What parts it.</param>
/// <param name="Part">The part.</param>
/// <param name="Entered">How many of the part entered the funnel.</param>
/// <param name="Converted">How many of them reached its end.</param>
/// <param name="OthersEntered">How many of all others entered.</param>
/// <param name="OthersConverted">How many of them reached the end.</param>
/// <param name="PValue">Two-sided p-value of the difference of the two rates (two-proportion z, pooled variance).</param>
/// <param name="QValue">The same, adjusted for all differences that were looked at (Benjamini and Hochberg, 1995).</param>
/// <param name="WorstStep">The place of the step at which the part falls behind the others most, by the ratio of the two rates.</param>
/// <param name="WorstRate">The part's rate to that step from the one before.</param>
/// <param name="OthersWorstRate">The others' rate there.</param>
/// <param name="LostConversions">Entered × (the others' rate − the part's): what it would bring at the others' rate.</param>
/// <param name="Revenue">Lost conversions × average order value; null without orders.</param>
public sealed record FunnelSuggestion(
    EventTrait By,
    DimensionValue Part,
    int Entered,
    int Converted,
    int OthersEntered,
    int OthersConverted,
    double PValue,
    double QValue,
    int WorstStep,
    double WorstRate,
    double OthersWorstRate,
    double LostConversions,
    decimal? Revenue)
{
    /// <summary>The part's conversion rate.</summary>
    public double Rate => (double)Converted / Entered;

    /// <summary>The others' conversion rate.</summary>
    public double OthersRate => (double)OthersConverted / OthersEntered;
}
