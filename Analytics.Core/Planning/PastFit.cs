using Analytics.Core.Forecasting;

namespace Analytics.Core.Planning;

/// <summary>What is kept of an earlier forecast of the same question: when, on what, and how well its model did.</summary>
/// <param name="FittedAt">When it was computed.</param>
/// <param name="DataVersion">On which version of the data.</param>
/// <param name="Model">The model, with what was chosen.</param>
/// <param name="ModelVersion">The version of the models.</param>
/// <param name="From">The first day that it learned from.</param>
/// <param name="To">The last day.</param>
/// <param name="Steps">How many steps that were.</param>
/// <param name="Mase">Its error over that of seasonal naive in the history; null when it is not known.</param>
/// <param name="Wape">Its error over the sum of what came.</param>
/// <param name="NaiveMase">The same of seasonal naive from the same origins.</param>
/// <param name="NaiveWape">Likewise.</param>
/// <param name="Coverage">How often its intervals held, by level.</param>
public sealed record PastFit(
    DateTimeOffset FittedAt,
    long DataVersion,
    string Model,
    int ModelVersion,
    DateOnly From,
    DateOnly To,
    int Steps,
    double? Mase,
    double? Wape,
    double? NaiveMase,
    double? NaiveWape,
    IReadOnlyList<CoverageScore> Coverage)
{
    /// <summary>How many are kept for a question.</summary>
    public const int Kept = 40;

    /// <summary>What is kept of a forecast.</summary>
    public static PastFit Of(ShopForecast forecast) => new(
        forecast.FittedAt,
        forecast.DataVersion,
        forecast.Model,
        forecast.ModelVersion,
        forecast.Trained.From,
        forecast.Trained.To,
        forecast.History.Count,
        forecast.Score?.Mase,
        forecast.Score?.Wape,
        forecast.Naive?.Mase,
        forecast.Naive?.Wape,
        forecast.Coverage);
}
