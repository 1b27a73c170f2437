using System.Text.RegularExpressions;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>What a key measure must be.</summary>
internal static partial class KeyMeasureRules
{
    /// <summary>How many of the shop's own there may be: each is computed every hour.</summary>
    public const int MostOwn = 50;

    private const int LongestName = 80;
    private const int MostThresholds = 6;
    private const int LongestWindow = 365;

    /// <exception cref="KeyMeasureException">It makes no sense.</exception>
    public static void Check(KeyMeasure measure)
    {
        if (!KeyPattern().IsMatch(measure.Key))
        {
            throw new KeyMeasureException("key", "A key has 1 to 60 small letters, digits and hyphens, and begins with a letter.");
        }

        if (string.IsNullOrWhiteSpace(measure.Name) || measure.Name.Length > LongestName || measure.Name.Any(char.IsControl))
        {
            throw new KeyMeasureException("name", $"A name has 1 to {LongestName} characters.");
        }

        if (measure.Owner is { } owner && (owner.Length > LongestName || owner.Any(char.IsControl)))
        {
            throw new KeyMeasureException("owner", $"An owner's name has at most {LongestName} characters.");
        }

        if (measure.IsOwn && (measure.Source != KeyMeasureSource.Query || measure.Measure is not { } asked || !Enum.IsDefined(asked)))
        {
            throw new KeyMeasureException("measure", "Choose the measure that it counts.");
        }

        if (measure.WindowDays is < 0 or > LongestWindow)
        {
            throw new KeyMeasureException("windowDays", $"The window has 1 to {LongestWindow} days, or 0 for the month so far.");
        }

        if (measure.IsOwn && measure.WindowDays == 1 && measure.Measure is Measure.RetentionRate or Measure.ChurnRate or Measure.RepeatRevenueRunRate)
        {
            throw new KeyMeasureException("windowDays", "This measure needs a window of several days: 7 or 30.");
        }

        if (measure.Thresholds.Count > MostThresholds)
        {
            throw new KeyMeasureException("thresholds", $"A measure has at most {MostThresholds} thresholds.");
        }

        foreach (var threshold in measure.Thresholds)
        {
            if (threshold.Problem is { } problem)
            {
                throw new KeyMeasureException("thresholds", problem);
            }

            // A window's values share most of their days: one odd day makes a month of odd values.
            if (threshold.Kind == ThresholdKind.Anomaly && measure.WindowDays != 1)
            {
                throw new KeyMeasureException("thresholds", "An anomaly is judged on values of single days: take a change against the window before, or a fixed limit.");
            }
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex KeyPattern();
}
