using Analytics.Core.Forecasting;
using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>What is to be forecast, as plain data: a measure of the shop over the days to come. Compared by what it holds.</summary>
public sealed record ForecastQuestion
{
    /// <summary>The longest horizon, in days.</summary>
    public const int MaxDays = 365;

    /// <summary>The lowest level of an interval, as a fraction.</summary>
    public const double MinLevel = 0.1;

    /// <summary>The highest level of an interval, as a fraction.</summary>
    public const double MaxLevel = 0.99;

    /// <summary>The model that combines others by how well they did.</summary>
    public const string AutoModel = "auto";

    /// <summary>What to forecast; one of <see cref="ForecastQuestions.Measures"/>.</summary>
    public Measure Measure { get; init; } = Measure.NetRevenue;

    /// <summary>How far, in days, 1 to <see cref="MaxDays"/>.</summary>
    public int Days { get; init; } = 28;

    /// <summary>The step: day, week or month.</summary>
    public ForecastGrain Grain { get; init; } = ForecastGrain.Day;

    /// <summary>The level of the interval that is asked for, as a fraction.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The model's name, or <see cref="AutoModel"/>.</summary>
    public string Model { get; init; } = AutoModel;

    /// <summary>What to break it down by, into parts that add up; null for the total alone. One of <see cref="ForecastQuestions.Breakdowns"/>.</summary>
    public Dimension? By { get; init; }

    /// <summary>Which lines count.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>The days to learn from, both inside; null for all there are.</summary>
    public Period? Training { get; init; }

    /// <summary>The horizon in steps: the days, or the weeks or months of 30.4 days that they come nearest to from above, at least one.</summary>
    public int Steps => Grain switch
    {
        ForecastGrain.Week => Math.Max(1, (int)Math.Ceiling(Days / 7.0)),
        ForecastGrain.Month => Math.Max(1, (int)Math.Round(Days / (365.25 / 12), MidpointRounding.AwayFromZero)),
        _ => Days,
    };

    /// <summary>The two levels that are shown, ascending: the one asked for, and 80 % inside it, or 95 % around it where it is 80 % or less.</summary>
    public IReadOnlyList<double> Bands => Level > 0.8 ? [0.8, Level] : [Level, 0.95];

    /// <inheritdoc />
    public bool Equals(ForecastQuestion? other) =>
        other is not null
        && Measure == other.Measure
        && Days == other.Days
        && Grain == other.Grain
        && Level.Equals(other.Level)
        && string.Equals(Model, other.Model, StringComparison.Ordinal)
        && By == other.By
        && Filters.SequenceEqual(other.Filters)
        && Equals(Training, other.Training);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Measure);
        hash.Add(Days);
        hash.Add(Grain);
        hash.Add(Level);
        hash.Add(Model, StringComparer.Ordinal);
        hash.Add(By);
        foreach (var filter in Filters)
        {
            hash.Add(filter);
        }

        hash.Add(Training);
        return hash.ToHashCode();
    }
}
