using System.Text;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Says key measures in words: why a value is missing, how far it is, in what state.</summary>
public static class MeasureWords
{
    private const int LongestKey = 60;

    /// <summary>A kind as the heading of its group.</summary>
    public static string GroupOf(KeyMeasureKind kind) => kind switch
    {
        KeyMeasureKind.Kpi => "Success",
        KeyMeasureKind.Kri => "Risk",
        _ => "Progress",
    };

    /// <summary>What a group holds.</summary>
    public static string ExplainGroup(KeyMeasureKind kind) => kind switch
    {
        KeyMeasureKind.Kpi => "Key performance indicators: how well the shop does.",
        KeyMeasureKind.Kri => "Key risk indicators: what may go wrong.",
        _ => "Key results: how far the shop is towards its targets.",
    };

    /// <summary>The last value in short.</summary>
    public static string Value(KeyMeasureState state, Formatter format) =>
        format.Compact(state.Measure.Unit == MeasureUnit.Count && state.Value is { } count ? Math.Round(count) : state.Value, state.Measure.Unit);

    /// <summary>The counts behind a share of few; null where there are none or many.</summary>
    public static string? Counts(KeyMeasureState state, Formatter format) =>
        state.Measure.Unit == MeasureUnit.Share && state.Points.Count > 0 && state.Points[^1].Value is { Denominator: > 0 and < 100 } value && value.Numerator == decimal.Truncate(value.Numerator)
            ? $"{format.Count(value.Numerator)} of {format.Count(value.Denominator)}"
            : null;

    /// <summary>The change against the comparison: in points for shares, else in percent; null where there is none.</summary>
    public static decimal? Change(KeyMeasureState state) => (state.Value, state.Before, state.Measure.Unit) switch
    {
        ({ } now, { } before, MeasureUnit.Share) => now - before,
        _ => state.Change,
    };

    /// <summary>What the value is held against, in words.</summary>
    public static string Against(KeyMeasure measure) => measure.WindowDays switch
    {
        KeyMeasure.MonthToDate => "vs the same day of the month before",
        1 => "vs the same weekday a week before",
        var days => FormattableString.Invariant($"vs the {days} days before"),
    };

    /// <summary>Whether a change is good (true), bad (false) or neither (null).</summary>
    public static bool? IsGood(KeyMeasure measure, decimal? change) =>
        change is not { } c || c == 0m || measure.HigherIsBetter is not { } higher ? null : (c > 0m) == higher;

    /// <summary>Why a measure has no value, and what would give it one; null where it has one.</summary>
    public static string? WhyUnknown(KeyMeasureState state, bool isPart = false) => state.Value is not null ? null
        : state.Points.Count > 0 ? "Nothing to divide by: the last window had no such thing."
        : state.Measure.Source switch
        {
            KeyMeasureSource.Satisfaction when isPart => "No score was given by these customers or to these products.",
            KeyMeasureSource.SessionLength when isPart => "No event is of these customers.",
            KeyMeasureSource.ChurnRiskShare when isPart => "None of these customers has been scored.",
            KeyMeasureSource.Satisfaction => "There are no scores: import reviews with ratings.",
            KeyMeasureSource.SessionLength => "There are no events: import them, or send them over the API.",
            KeyMeasureSource.Conversion => "No event tells of a completed payment (payment_completed, purchase, …).",
            KeyMeasureSource.PaymentFailureRate => "No event tells of a failed payment (payment_failed, payment_declined, …).",
            KeyMeasureSource.VerificationFailureRate => "No event tells of a failed verification (verification_failed, …).",
            KeyMeasureSource.ChurnRiskShare => "Customers have not been scored yet.",
            _ when state.ComputedAt is null => "Not computed yet: it is, each hour.",
            _ => $"The data is shorter than {(state.Measure.WindowDays > 1 ? "its window" : "a day")}.",
        };

    /// <summary>How its thresholds stand: critical, warning, within, or none.</summary>
    public static string StateOf(KeyMeasureState state) => state switch
    {
        // The value that is shown is of the last whole day.
        { Alert: { } severity, AlertDay: { } day, Points: [.., var last] } when day > last.Day => AlertWords.Of(severity) + " today",
        { Alert: { } severity } => AlertWords.Of(severity),
        { Measure.Thresholds.Count: 0 } => "No thresholds",
        { Value: null } => "Not judged",
        _ => "Within thresholds",
    };

    /// <summary>The target in words; null without one.</summary>
    public static string? Target(KeyMeasure measure, Formatter format) => measure.Target is not { } target ? null
        : $"{(measure.HigherIsBetter == false ? "at most" : "at least")} {format.Exact(target.Value, measure.Unit)}{(target.By is { } day ? $" by {format.Day(day)}" : string.Empty)}";

    /// <summary>How much of the target is reached, in words; null without a target or a value.</summary>
    public static string? Progress(KeyMeasureState state, Formatter format) =>
        state.Completion is { } share ? $"{format.Share(share)} of the target" : null;

    /// <summary>A key made of a name, unlike all that are taken.</summary>
    public static string KeyOf(string name, IEnumerable<string> taken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (key.Length > 0 && key[^1] != '-' && !char.IsControl(c) && System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                key.Append('-');
            }
        }

        var plain = key.ToString().Trim('-');
        plain = plain.Length == 0 || !char.IsAsciiLetter(plain[0]) ? ("own-" + plain).TrimEnd('-') : plain;
        plain = plain.Length > LongestKey - 4 ? plain[..(LongestKey - 4)].TrimEnd('-') : plain;
        var known = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(1, known.Count + 1).Select(i => i == 1 ? plain : FormattableString.Invariant($"{plain}-{i}")).First(k => !known.Contains(k));
    }
}
