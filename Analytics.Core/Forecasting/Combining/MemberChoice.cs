using Analytics.Core.Forecasting.Ets;
using Analytics.Core.Forecasting.Maths;

namespace Analytics.Core.Forecasting.Combining;

/// <summary>Which models are tried on a series.</summary>
internal static class MemberChoice
{
    /// <summary>Seasonal naive first, always; then the named model, or those of the combination.</summary>
    public static IForecastModel[] For(ForecastSeries series, string name)
    {
        var naive = ForecastModels.Of("snaive");
        if (name != ForecastModels.Auto)
        {
            return name == naive.Name ? [naive] : [naive, ForecastModels.Of(name)];
        }

        if (Intermittence.Is(series.Values))
        {
            return [naive, ForecastModels.Of("croston"), ForecastModels.Of("tsb"), ForecastModels.Of("theta")];
        }

        string[] names = series.Seasons.Length > 0
            ? ["theta", "dotm", .. series.Season <= EtsModel.LongestSeason ? new[] { "ets" } : [], "arima", "stl-theta", "stl-dotm", "stl-ets", "stl-arima"]
            : ["theta", "dotm", "ets", "arima"];
        return [naive, .. names.Select(ForecastModels.Of)];
    }
}
