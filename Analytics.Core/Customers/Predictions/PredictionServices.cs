using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Customers;

/// <summary>Registers the customers' scores.</summary>
public static class PredictionServices
{
    /// <summary>
    /// Adds <see cref="CustomerScoring"/>, also as <see cref="ICustomerScoring"/>, and <see cref="HoldoutEvaluator"/>, singletons. Nothing is
    /// computed until somebody asks. Needs Storage and Queries.
    /// </summary>
    public static IServiceCollection AddAnalyticsPredictions(this IServiceCollection services)
    {
        services.AddSingleton<CustomerScoring>();
        services.AddSingleton<ICustomerScoring>(static provider => provider.GetRequiredService<CustomerScoring>());
        services.AddSingleton<HoldoutEvaluator>();
        return services;
    }
}
