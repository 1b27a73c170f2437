using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Web.State;

/// <summary>Says alerts and thresholds in words: what, how much, since when, and why it fired.</summary>
public static class AlertWords
{
    /// <summary>A severity in words.</summary>
    public static string Of(AlertSeverity severity) => severity == AlertSeverity.Critical ? "Critical" : "Warning";

    /// <summary>A kind of measure in words.</summary>
    public static string Of(KeyMeasureKind kind) => kind switch
    {
        KeyMeasureKind.Kpi => "Success (KPI)",
        KeyMeasureKind.Kri => "Risk (KRI)",
        _ => "Progress (KR)",
    };

    /// <summary>What happened to an alert, in words.</summary>
    public static string Of(AlertEvent what) => what switch
    {
        AlertEvent.Opened => "Found",
        AlertEvent.Escalated => "Got worse",
        AlertEvent.Eased => "Got better",
        AlertEvent.Cleared => "Ended",
        AlertEvent.Acknowledged => "Taken note of",
        AlertEvent.Snoozed => "Put off",
        AlertEvent.Sent => "Sent",
        _ => "Could not be sent",
    };

    /// <summary>What an alert is about and how much, in one line.</summary>
    public static string Title(AlertFigures figures, Formatter format) => figures.Threshold.Kind switch
    {
        ThresholdKind.Fixed => $"{figures.Name}: {Value(figures, figures.Value, format)}",
        ThresholdKind.Change => $"{figures.Name} {(figures.Distance < 0 ? "fell" : "rose")} by {format.Share(Math.Abs(figures.Distance))} to {Value(figures, figures.Value, format)}",
        _ => $"{figures.Name}: {Value(figures, figures.Value, format)} instead of about {Value(figures, figures.Against, format)}",
    };

    /// <summary>Why it fired and since when.</summary>
    public static string Why(AlertFigures figures, Formatter format)
    {
        var threshold = figures.Threshold;
        var reason = threshold.Kind switch
        {
            ThresholdKind.Fixed => $"The limit is {(threshold.Side == ThresholdSide.Below ? "at least" : "at most")} {Value(figures, threshold.Limit, format)}.",
            ThresholdKind.Change => $"It was {Value(figures, figures.Against, format)} before; a change of more than {format.Share(threshold.Limit)} calls.",
            _ => FormattableString.Invariant($"The day lies {Spreads(figures.Distance)} times its usual spread from what trend and weekday let expect; more than {threshold.Limit:0.#} times calls."),
        };
        var since = figures.Since == figures.Day ? $"On {format.Day(figures.Day)}{(figures.IsSoFar ? ", so far" : string.Empty)}." : $"Since {format.Day(figures.Since)}, last seen for {format.Day(figures.Day)}.";
        return since + " " + reason;
    }

    /// <summary>A threshold in words.</summary>
    public static string Of(Threshold threshold, MeasureUnit unit, Formatter format)
    {
        var side = threshold.Side switch { ThresholdSide.Above => "above", ThresholdSide.Below => "below", _ => "away from" };
        return threshold.Kind switch
        {
            ThresholdKind.Fixed => $"{side} {format.Exact(threshold.Limit, unit)}",
            ThresholdKind.Change => threshold.Side switch
            {
                ThresholdSide.Above => $"a rise of more than {format.Share(threshold.Limit)}",
                ThresholdSide.Below => $"a fall of more than {format.Share(threshold.Limit)}",
                _ => $"a change of more than {format.Share(threshold.Limit)}",
            },
            _ => FormattableString.Invariant($"an anomaly {(threshold.Side == ThresholdSide.Either ? "on either side" : side + " what is expected")}, beyond {threshold.Limit:0.#} deviations"),
        };
    }

    /// <summary>How often, in words: each day, over how many.</summary>
    public static string Window(KeyMeasure measure) => measure.WindowDays switch
    {
        KeyMeasure.MonthToDate => "the month so far",
        1 => "a day",
        var days => FormattableString.Invariant($"{days} days"),
    };

    /// <summary>The view behind a measure on a day, from the application's root on.</summary>
    public static string Link(string measureKey) => "measures/" + Uri.EscapeDataString(measureKey);

    private static string Spreads(decimal distance) =>
        Math.Abs(distance).ToString(Math.Abs(distance) < 100 ? "0.0" : "#,0", System.Globalization.CultureInfo.InvariantCulture);

    private static string Value(AlertFigures figures, decimal value, Formatter format) => format.Compact(Rounded(value, figures.Unit), figures.Unit);

    private static decimal Rounded(decimal value, MeasureUnit unit) => unit == MeasureUnit.Count ? Math.Round(value) : value;
}
