using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>A key measure with where it stands.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">kpi (success), kri (risk) or kr (progress to a target).</param>
/// <param name="Formula">How it is made.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="HigherIsBetter">Whether more is better; null where neither is.</param>
/// <param name="Measure">The measure of a question, where it is one.</param>
/// <param name="Filters">Which lines count: its own filters, and those of the part that was asked about.</param>
/// <param name="WindowDays">How many days each value looks back; 0 for the month so far.</param>
/// <param name="Day">The day of the last value; null where the source is absent.</param>
/// <param name="Value">The last value; null where it is not known.</param>
/// <param name="Why">Why there is no value; null where there is one.</param>
/// <param name="Before">The value it is held against: the same weekday a week before, or the window before.</param>
/// <param name="Change">(value − before) ÷ |before|.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Target">What it should reach; null for a part, as it is the whole shop's.</param>
/// <param name="Completion">How much of its target it is.</param>
/// <param name="Thresholds">When it calls; none for a part, as they are the whole shop's.</param>
/// <param name="Alert">warning or critical while an alert is open.</param>
/// <param name="IsOwn">Whether somebody of the shop made it.</param>
/// <param name="Version">Counts its changes; a change names the one that it saw.</param>
public sealed record MetricDocument(
    string Key,
    string Name,
    KeyMeasureKind Kind,
    string Formula,
    MeasureUnit Unit,
    bool? HigherIsBetter,
    string? Measure,
    IReadOnlyList<FilterRequest> Filters,
    int WindowDays,
    DateOnly? Day,
    decimal? Value,
    string? Why,
    decimal? Before,
    decimal? Change,
    string? Owner,
    KeyMeasureTarget? Target,
    decimal? Completion,
    IReadOnlyList<Threshold> Thresholds,
    AlertSeverity? Alert,
    bool IsOwn,
    int Version)
{
    /// <summary>Makes one.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="part">Of which part of the shop that is; none for the whole.</param>
    internal static MetricDocument Of(KeyMeasureState state, IReadOnlyList<Filter> part)
    {
        var (measure, isPart) = (state.Measure, part.Count > 0);
        return new MetricDocument(
            measure.Key,
            measure.Name,
            measure.Kind,
            measure.Formula,
            measure.Unit,
            measure.HigherIsBetter,
            measure.Measure is { } asked ? MeasureCatalog.Of(asked).Key : null,
            [.. measure.Filters.Select(FilterRequest.Of)],
            measure.WindowDays,
            state.Points.Count == 0 ? null : state.Points[^1].Day,
            state.Value,
            (isPart ? KeyMeasureParts.WhyNot(measure, part) : null) ?? MeasureWords.WhyUnknown(state, isPart),
            state.Before,
            state.Change,
            measure.Owner,
            measure.Target,
            state.Completion,
            measure.Thresholds,
            state.Alert,
            measure.IsOwn,
            measure.Version);
    }
}
