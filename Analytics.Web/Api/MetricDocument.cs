using Analytics.Core.Monitoring;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>A key measure with where it stands.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">kpi (success), kri (risk) or kr (progress to a target).</param>
/// <param name="Formula">How it is made.</param>
/// <param name="Unit">What it counts.</param>
/// <param name="HigherIsBetter">Whether more is better; null where neither is.</param>
/// <param name="Measure">The measure of a question, where it is one.</param>
/// <param name="Filters">Which lines count.</param>
/// <param name="WindowDays">How many days each value looks back; 0 for the month so far.</param>
/// <param name="Day">The day of the last value; null where the source is absent.</param>
/// <param name="Value">The last value; null where it is not known.</param>
/// <param name="Before">The value it is held against: the same weekday a week before, or the window before.</param>
/// <param name="Change">(value − before) ÷ |before|.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Target">What it should reach.</param>
/// <param name="Completion">How much of its target it is.</param>
/// <param name="Thresholds">When it calls.</param>
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
    internal static MetricDocument Of(KeyMeasureState state)
    {
        var measure = state.Measure;
        return new MetricDocument(
            measure.Key,
            measure.Name,
            measure.Kind,
            measure.Formula,
            measure.Unit,
            measure.HigherIsBetter,
            measure.Measure is { } asked ? MeasureCatalog.Of(asked).Key : null,
            [.. measure.Filters.Select(static f => new FilterRequest { Dimension = DimensionCatalog.Of(f.Dimension).Key, Values = f.Values, Exclude = f.Exclude })],
            measure.WindowDays,
            state.Points.Count == 0 ? null : state.Points[^1].Day,
            state.Value,
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
