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

        return [naive, .. ForecastModels.All.Where(m => m.Name != naive.Name)];
    }
}
