using Analytics.Core.Forecasting;
using Analytics.Core.Planning;
using Analytics.Core.Queries;

namespace Analytics.Web.Api;

/// <summary>A forecast. Means and bounds are in the measure's unit; levels and shares between 0 and 1; null is "not applicable".</summary>
public sealed record ForecastDocument
{
    /// <summary>The measure's key.</summary>
    public required string Measure { get; init; }

    /// <summary>The horizon that was asked for, in days. While <see cref="HeldUntil"/> is set, steps and total begin before it: see <see cref="Period"/>.</summary>
    public int Days { get; init; }

    /// <summary><c>day</c>, <c>week</c> or <c>month</c>.</summary>
    public required string Grain { get; init; }

    /// <summary>The level of the bounds.</summary>
    public double Level { get; init; }

    /// <summary>The model, with what was chosen.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the models.</summary>
    public int ModelVersion { get; init; }

    /// <summary>When it was computed.</summary>
    public DateTimeOffset FittedAt { get; init; }

    /// <summary>The version of the data it was computed on.</summary>
    public long DataVersion { get; init; }

    /// <summary>Whether it was taken up from an earlier computation.</summary>
    public bool IsReused { get; init; }

    /// <summary>The last day that forecasts may learn from while somebody has gone back to an earlier version; null while they learn from all.</summary>
    public DateOnly? HeldUntil { get; init; }

    /// <summary>The days that were learned from.</summary>
    public required DaysDocument Trained { get; init; }

    /// <summary>The days that are forecast.</summary>
    public required DaysDocument Period { get; init; }

    /// <summary>The sum over the period, with an interval of its own: not the sum of the steps' bounds.</summary>
    public required ForecastValueDocument Total { get; init; }

    /// <summary>The same number of steps before, and (expected − then) ÷ then.</summary>
    public ForecastComparisonDocument? Before { get; init; }

    /// <summary>The same days a year earlier.</summary>
    public ForecastComparisonDocument? LastYear { get; init; }

    /// <summary>The steps.</summary>
    public required IReadOnlyList<ForecastStepDocument> Steps { get; init; }

    /// <summary>The parts of the breakdown; their means add up to the whole, step by step. Empty without one.</summary>
    public required IReadOnlyList<ForecastPartDocument> Parts { get; init; }

    /// <summary>How the models did from earlier days: the forecast first, seasonal naive last.</summary>
    public required IReadOnlyList<ForecastScoreDocument> Scores { get; init; }

    /// <summary>How often the bands held.</summary>
    public required IReadOnlyList<CoverageScore> Coverage { get; init; }

    /// <summary>How often the total's own intervals held.</summary>
    public required IReadOnlyList<CoverageScore> TotalCoverage { get; init; }

    /// <summary>What a reader must know.</summary>
    public required IReadOnlyList<WarningDocument> Warnings { get; init; }

    /// <summary>The IANA zone whose days these are.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The shop's currency, ISO 4217.</summary>
    public required string Currency { get; init; }

    /// <summary>How fresh the data is.</summary>
    public required FreshnessDocument Freshness { get; init; }

    /// <summary>The document of a forecast.</summary>
    public static ForecastDocument Of(ShopForecast forecast, bool isReused, Freshness freshness, string currency)
    {
        var place = forecast.PlaceOf(forecast.Question.Level);
        return new ForecastDocument
        {
            Measure = MeasureCatalog.Of(forecast.Question.Measure).Key,
            Days = forecast.Question.Days,
            Grain = ForecastQuestions.KeyOf(forecast.Question.Grain),
            Level = forecast.Question.Level,
            Model = forecast.Model,
            ModelVersion = forecast.ModelVersion,
            FittedAt = forecast.FittedAt,
            DataVersion = forecast.DataVersion,
            IsReused = isReused,
            HeldUntil = forecast.Hold?.Until,
            Trained = DaysDocument.Of(forecast.Trained)!,
            Period = DaysDocument.Of(forecast.Days)!,
            Total = ForecastValueDocument.Of(forecast.Total, place),
            Before = ForecastComparisonDocument.Of(forecast.Before, forecast.Total.Mean),
            LastYear = ForecastComparisonDocument.Of(forecast.LastYear, forecast.Total.Mean),
            Steps = [.. forecast.Steps.Select(s => ForecastStepDocument.Of(s, place))],
            Parts =
            [
                .. forecast.Parts.Select(p => new ForecastPartDocument(
                    p.Value.Key, Formatted(p.Value), ForecastValueDocument.Of(p.Total, place), [.. p.Steps.Select(s => ForecastStepDocument.Of(s, place))])),
            ],
            Scores = [.. forecast.Scores.Select(s => new ForecastScoreDocument(s.Name, s.Role.ToString().ToLowerInvariant(), s.Weight, s.Mase, s.Smape, s.Wape))],
            Coverage = forecast.Coverage,
            TotalCoverage = forecast.TotalCoverage,
            Warnings = [.. forecast.Warnings.Select(w => new WarningDocument(char.ToLowerInvariant(w.Kind.ToString()[0]) + w.Kind.ToString()[1..], w.Message))],
            TimeZone = forecast.TimeZoneId,
            Currency = currency,
            Freshness = FreshnessDocument.Of(freshness),
        };
    }

    private static string Formatted(DimensionValue value) => value.Key == DimensionValue.OtherKey ? "Other" : value.Label;
}
