using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>A measure that is computed by the clock, kept, and watched.</summary>
public sealed record KeyMeasure
{
    /// <summary>Stands for <see cref="WindowDays"/> in measures that count from the month's first day on.</summary>
    public const int MonthToDate = 0;

    /// <summary>Its name in addresses and the API: letters, digits and hyphens.</summary>
    public required string Key { get; init; }

    /// <summary>Its name for readers.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for.</summary>
    public required KeyMeasureKind Kind { get; init; }

    /// <summary>Where its values come from.</summary>
    public KeyMeasureSource Source { get; init; }

    /// <summary>The measure, for <see cref="KeyMeasureSource.Query"/>.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Which lines count.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>How many days each value looks back, its own among them; <see cref="MonthToDate"/> for the month so far.</summary>
    public int WindowDays { get; init; } = 1;

    /// <summary>Whether it is computed for each hour too.</summary>
    public bool IsHourly { get; init; }

    /// <summary>What its value counts.</summary>
    public MeasureUnit Unit { get; init; }

    /// <summary>Whether more is better; null where neither is.</summary>
    public bool? HigherIsBetter { get; init; }

    /// <summary>How it is made, in words.</summary>
    public string Formula { get; init; } = string.Empty;

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>What it should reach.</summary>
    public KeyMeasureTarget? Target { get; init; }

    /// <summary>When it calls.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>Whether somebody of the shop made it.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Counts its changes; 0 while it is as delivered.</summary>
    public int Version { get; init; }

    /// <summary>
    /// How much of its target a value is: value ÷ target where more is better, target ÷ value where less is. Null without a target, or where that divides by 0.
    /// </summary>
    public decimal? Completion(decimal? value) =>
        Target is not { } target || value is not { } now ? null
        : HigherIsBetter == false ? (now == 0 ? null : target.Value / now)
        : target.Value == 0 ? null : now / target.Value;
}
