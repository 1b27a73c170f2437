namespace Analytics.Core.Forecasting;

/// <summary>How forecasts made in the past came out: rolling origins on the series itself.</summary>
/// <param name="Horizon">Steps forecast from each origin.</param>
/// <param name="Scores">The combination first, seasonal naive last, members between, best first.</param>
/// <param name="Coverage">Nominal against realised share inside the interval, one for each level.</param>
/// <param name="Past">The forecasts themselves, oldest origin first.</param>
public sealed record BacktestResult(
    int Horizon, IReadOnlyList<ForecastScore> Scores, IReadOnlyList<CoverageScore> Coverage, IReadOnlyList<PastForecast> Past)
{
    /// <summary>Nominal against realised share of the period's totals inside their own interval, one for each level; empty where it was not asked.</summary>
    public IReadOnlyList<CoverageScore> TotalCoverage { get; init; } = [];

    /// <summary>Number of origins.</summary>
    public int Origins => Past.Count;

    /// <summary>Whether the combination's MASE is below seasonal naive's.</summary>
    public bool BeatsNaive => Scores[0].Mase < Scores[^1].Mase;
}
