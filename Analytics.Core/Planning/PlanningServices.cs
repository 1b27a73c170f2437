using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Analytics.Core.Planning;

/// <summary>Registers Planning.</summary>
public static class PlanningServices
{
    /// <summary>Adds <see cref="ForecastService"/>, <see cref="IForecastHolds"/>, <see cref="ForecastHistory"/> and what it needs beside Queries and Storage, as singletons.</summary>
    public static IServiceCollection AddAnalyticsPlanning(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ISeriesForecaster, SeriesForecaster>();
        services.AddSingleton<IForecastHolds, ForecastHolds>();
        services.AddSingleton<ForecastService>();
        services.AddSingleton<ForecastHistory>();
        return services;
    }
}
