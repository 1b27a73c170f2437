using Analytics.Core.Forecasting;
using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>What the shop's data says to a question, before any model has seen it.</summary>
internal sealed record PlannedSeries
{
    /// <summary>The first day of each step.</summary>
    public required IReadOnlyList<DateOnly> Starts { get; init; }

    /// <summary>The measure's values; nothing is missing, a step without a line is zero.</summary>
    public required double[] Values { get; init; }

    /// <summary>The step that has begun and not ended.</summary>
    public HistoryPoint? Unfinished { get; init; }

    /// <summary>The steps after the days to learn from, whole ones only; empty where those end with the data.</summary>
    public IReadOnlyList<HistoryPoint> Since { get; init; } = [];

    /// <summary>The same measure by day over the same days, for weekdays and months.</summary>
    public required IReadOnlyList<(DateOnly Day, double Value)> Daily { get; init; }

    /// <summary>The parts of a breakdown, the largest first; each as long as <see cref="Values"/> and together the same.</summary>
    public IReadOnlyList<(DimensionValue Value, double[] Values)> Parts { get; init; } = [];

    public PlanComparison? Before { get; init; }

    public PlanComparison? LastYear { get; init; }

    public required string TimeZoneId { get; init; }

    public required long DataVersion { get; init; }

    /// <summary>The series in the models' own form.</summary>
    public ForecastSeries ForModels(ForecastQuestion question)
    {
        return ForModels(question, Values);
    }

    /// <summary>A part of it in the same form.</summary>
    public ForecastSeries ForModels(ForecastQuestion question, double[] values)
    {
        // A season is one only when it was seen twice.
        int[] calendar = question.Grain switch
        {
            ForecastGrain.Week => [52],
            ForecastGrain.Month => [12],
            _ => [7, 365],
        };
        int[] seasons = [.. calendar.Where(season => values.Length >= 2 * season)];
        return new ForecastSeries(
            values, seasons.Length > 0 ? seasons[0] : 1, seasons, !ForecastQuestions.CanBeNegative(question.Measure), Starts[0], question.Grain);
    }
}
