using Analytics.Core.Forecasting;
using Analytics.Core.Queries;

namespace Analytics.Core.Planning;

/// <summary>A forecast of one of the shop's measures with all that is known of how far it can be trusted.</summary>
public sealed record ShopForecast
{
    /// <summary>The question it answers.</summary>
    public required ForecastQuestion Question { get; init; }

    /// <summary>The model, with what was chosen.</summary>
    public required string Model { get; init; }

    /// <summary>The version of the models that made it.</summary>
    public required int ModelVersion { get; init; }

    /// <summary>When it was computed.</summary>
    public required DateTimeOffset FittedAt { get; init; }

    /// <summary>The version of the data it was computed on.</summary>
    public required long DataVersion { get; init; }

    /// <summary>How long the computation took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The IANA zone whose days these are.</summary>
    public required string TimeZoneId { get; init; }

    /// <summary>What was learned from, oldest first; whole steps only.</summary>
    public required IReadOnlyList<HistoryPoint> History { get; init; }

    /// <summary>The step that has begun and not ended: shown, not learned from. It is forecast as the first step.</summary>
    public HistoryPoint? Unfinished { get; init; }

    /// <summary>Whole steps after those that were learned from, where the days to learn from end before the data: shown, not learned from.</summary>
    public IReadOnlyList<HistoryPoint> Since { get; init; } = [];

    /// <summary>What holds it to the days of an earlier version; null when nothing does.</summary>
    public ForecastHold? Hold { get; init; }

    /// <summary>The levels of the intervals, as fractions, ascending.</summary>
    public required IReadOnlyList<double> Levels { get; init; }

    /// <summary>The steps to come.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>Their sum, with its own interval.</summary>
    public required PlanTotal Total { get; init; }

    /// <summary>The models by how well they did: the forecast first, then its members, seasonal naive last.</summary>
    public required IReadOnlyList<ModelScore> Scores { get; init; }

    /// <summary>How often the intervals held, by level.</summary>
    public required IReadOnlyList<CoverageScore> Coverage { get; init; }

    /// <summary>How often the intervals of the sum held, by level; empty where there were too few origins.</summary>
    public IReadOnlyList<CoverageScore> TotalCoverage { get; init; } = [];

    /// <summary>Forecasts from earlier days, over what then happened.</summary>
    public required IReadOnlyList<PastRun> Past { get; init; }

    /// <summary>The parts of the breakdown, the largest first; empty without one.</summary>
    public required IReadOnlyList<PlanPart> Parts { get; init; }

    /// <summary>What the reader should know.</summary>
    public required IReadOnlyList<ForecastWarning> Warnings { get; init; }

    /// <summary>The weekdays against each other; empty without enough days.</summary>
    public IReadOnlyList<SeasonShare> Weekdays { get; init; } = [];

    /// <summary>The months against each other; empty with less than a year.</summary>
    public IReadOnlyList<SeasonShare> Months { get; init; } = [];

    /// <summary>The trend; null with too little history.</summary>
    public TrendLine? Trend { get; init; }

    /// <summary>As many steps before; null where the data does not reach so far.</summary>
    public PlanComparison? Before { get; init; }

    /// <summary>The same days a year earlier; null where the data does not reach so far.</summary>
    public PlanComparison? LastYear { get; init; }

    /// <summary>What is kept of earlier forecasts of the same question, the newest first.</summary>
    public IReadOnlyList<PastFit> Earlier { get; init; } = [];

    /// <summary>The days that are forecast, both inside.</summary>
    public Period Days => new(Steps[0].Start, ForecastQuestions.After(Steps[^1].Start, Question.Grain).AddDays(-1));

    /// <summary>The days that were learned from, both inside.</summary>
    public Period Trained => new(History[0].Start, ForecastQuestions.After(History[^1].Start, Question.Grain).AddDays(-1));

    /// <summary>The forecast's own score; null where there were too few origins.</summary>
    public ModelScore? Score => Scores.FirstOrDefault(s => s.Role == ModelRole.Forecast);

    /// <summary>Seasonal naive's score.</summary>
    public ModelScore? Naive => Scores.FirstOrDefault(s => s.Role == ModelRole.Naive);

    /// <summary>The place of a level among <see cref="Levels"/>; −1 where it was not computed.</summary>
    public int PlaceOf(double level)
    {
        for (var i = 0; i < Levels.Count; i++)
        {
            if (Math.Abs(Levels[i] - level) < 1e-9)
            {
                return i;
            }
        }

        return -1;
    }
}
