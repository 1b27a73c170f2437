using Analytics.Core.Funnels;
using Analytics.Core.Queries;
using Analytics.Web.Components.Controls;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Funnel;

/// <summary>Makes the tiles of a funnel.</summary>
internal static class FunnelTiles
{
    /// <summary>How many there are.</summary>
    public const int Count = 5;

    public static IReadOnlyList<FigureTileModel> Make(FunnelResult result, Formatter format)
    {
        var before = result.Before is { Entered: > 0 } earlier ? earlier : null;
        var none = result.Before is null ? "No comparison" : "Nobody entered before";
        var against = before?.Period is { } days ? format.Days(days) : null;
        var worst = result.Steps.Where(static s => s.Lost > 0).MaxBy(static s => s.Lost);
        var times = result.Steps[^1].FromFirst;
        return
        [
            Number("Entered", result.Entered, before?.Entered, "Customers and visitors who did the first step in the period, each once. A visitor who signed in is the customer."),
            Number("Converted", result.Converted, before?.Converted, "Those of them whose best attempt reached the last step, within the window."),
            new FigureTileModel(
                "Conversion rate",
                format.Share(result.Rate),
                null,
                [result.Rate is { } now && before?.Rate is { } was ? $"{format.Change((decimal)(now - was), MeasureUnit.Share)} vs {against}" : result.Rate is null ? "Nobody entered." : $"{format.Count(result.Converted)} of {format.Count(result.Entered)}"],
                new FigureExplanation("How the conversion rate is made", "Last step ÷ first step.", [("Last step", format.Count(result.Converted)), ("First step", format.Count(result.Entered)), .. before is null ? Array.Empty<(string, string)>() : [($"Rate, {against}", format.Share(before.Rate))]]),
                result.Rate is { } r && before?.Rate is { } b && Math.Abs(r - b) >= 0.0005 ? r > b : null),
            new FigureTileModel(
                "Time to convert",
                format.Time(times?.Median),
                null,
                times is null ? ["No conversion with a known time."] : [$"90% within {format.Time(times.P90)}"],
                new FigureExplanation("How the time to convert is made", "From the attempt's first step to its last, of those who converted: the median, and the 90th percentile.", times is null ? [] : [("Median", format.Time(times.Median)), ("90th percentile", format.Time(times.P90)), ("Conversions", format.Count(times.Count))])),
            new FigureTileModel(
                "Largest loss",
                worst is null ? Formatter.NotAvailable : format.Share(worst.DropOff),
                null,
                worst is null ? ["Nobody left."] : [$"before {worst.Name}", $"{format.Count(worst.Lost!.Value)} left"],
                new FigureExplanation("How the largest loss is found", "The step before which the most people left. Drop-off = 1 − people at the step ÷ people at the step before.", [.. result.Steps.Skip(1).Select(s => (s.Name, $"{format.Count(s.Lost ?? 0)} ({format.Share(s.DropOff)})"))])),
        ];

        FigureTileModel Number(string label, int value, int? then, string how) => new(
            label,
            format.Compact(value, MeasureUnit.Count),
            format.Count(value),
            [then is > 0 and { } was ? $"{format.Signed(((double)value / was) - 1)} vs {against}" : before is null ? none : $"0 in {against}"],
            new FigureExplanation($"How “{label}” is counted", how, [(label, format.Count(value)), .. then is { } past ? [($"{label}, {against}", format.Count(past))] : Array.Empty<(string, string)>()]));
    }
}
