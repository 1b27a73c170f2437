using System.Globalization;
using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Components.Pages.Measures;

/// <summary>A key measure while it is typed.</summary>
public sealed class MeasureDraft
{
    private readonly KeyMeasure? _known;

    /// <summary>A new one of the shop's own.</summary>
    public MeasureDraft()
    {
    }

    /// <summary>A change of a known one.</summary>
    public MeasureDraft(KeyMeasure known)
    {
        ArgumentNullException.ThrowIfNull(known);
        _known = known;
        (Name, Kind, Owner, WindowDays, TargetBy) = (known.Name, known.Kind, known.Owner, known.WindowDays, known.Target?.By?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Measure = known.Measure ?? Measure.NetRevenue;
        Lines = new PageView { Filters = [.. known.Filters] };
        Target = known.Target?.Value * Scale(known.Unit);
        Thresholds = [.. known.Thresholds.Select(t => ThresholdDraft.Of(t, known.Unit))];
    }

    /// <summary>Whether what it counts can be changed: a delivered one's cannot.</summary>
    public bool IsOwn => _known?.IsOwn != false;

    /// <summary>Its name.</summary>
    public string? Name { get; set; }

    /// <summary>What it is for.</summary>
    public KeyMeasureKind Kind { get; set; }

    /// <summary>What it counts, of one's own.</summary>
    public Measure Measure { get; set; } = Measure.NetRevenue;

    /// <summary>How many days each value looks back.</summary>
    public int? WindowDays { get; set; } = 1;

    /// <summary>Which lines count: the filters of this view.</summary>
    public PageView Lines { get; set; } = new();

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; set; }

    /// <summary>What it should reach; shares in percent.</summary>
    public decimal? Target { get; set; }

    /// <summary>By when, as a date field has it.</summary>
    public string? TargetBy { get; set; }

    /// <summary>When it calls.</summary>
    public IList<ThresholdDraft> Thresholds { get; init; } = [];

    /// <summary>What its value counts.</summary>
    public MeasureUnit Unit => IsOwn ? MeasureCatalog.Of(Measure).Unit : _known!.Unit;

    /// <summary>The measure.</summary>
    /// <param name="taken">The keys that are taken, for a new one.</param>
    /// <exception cref="KeyMeasureException">Something is missing.</exception>
    public KeyMeasure ToMeasure(IEnumerable<string> taken)
    {
        var measure = _known ?? new KeyMeasure { Key = MeasureWords.KeyOf(Name ?? string.Empty, taken), Name = string.Empty, Kind = Kind, IsOwn = true };
        if (IsOwn)
        {
            measure = measure with
            {
                Name = Name ?? string.Empty,
                Kind = Kind,
                Measure = Measure,
                Filters = Lines.Filters,
                WindowDays = WindowDays ?? throw new KeyMeasureException("windowDays", "Say how many days each value looks back."),
            };
        }

        return measure with
        {
            Owner = string.IsNullOrWhiteSpace(Owner) ? null : Owner.Trim(),
            Target = Target is { } value
                ? new KeyMeasureTarget(value / Scale(Unit), DateOnly.TryParseExact(TargetBy, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null)
                : null,
            Thresholds = [.. Thresholds.Select(t => t.Read(Unit))],
        };
    }

    private static decimal Scale(MeasureUnit unit) => unit == MeasureUnit.Share ? 100 : 1;
}
