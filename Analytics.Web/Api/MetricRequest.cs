using Analytics.Core.Monitoring;

namespace Analytics.Web.Api;

/// <summary>A key measure to save. Of a delivered one, owner, target and thresholds count alone.</summary>
public sealed record MetricRequest
{
    /// <summary>The name; needed for one of the shop's own.</summary>
    public string? Name { get; init; }

    /// <summary>kpi, kri or kr.</summary>
    public KeyMeasureKind Kind { get; init; }

    /// <summary>The key of a measure, such as <c>netRevenue</c>.</summary>
    public string? Measure { get; init; }

    /// <summary>Which lines count.</summary>
    public IReadOnlyList<FilterRequest>? Filters { get; init; }

    /// <summary>How many days each value looks back; 1 unless given, 0 for the month so far.</summary>
    public int? WindowDays { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What it should reach.</summary>
    public KeyMeasureTarget? Target { get; init; }

    /// <summary>When it calls.</summary>
    public IReadOnlyList<Threshold>? Thresholds { get; init; }

    /// <summary>The version that was seen; 0 unless given.</summary>
    public int Version { get; init; }
}
