using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Customers;

/// <summary>Registers the customers' scores.</summary>
public static class PredictionServices
{
    /// <summary>
    /// Adds <see cref="CustomerScoring"/>, also as <see cref="ICustomerScoring"/>, <see cref="HoldoutEvaluator"/> and <see cref="CustomerList"/>, singletons. Nothing is
    /// computed until somebody asks. Needs Storage and Queries.
    /// </summary>
    public static IServiceCollection AddAnalyticsPredictions(this IServiceCollection services)
    {
        services.AddSingleton<CustomerScoring>();
        services.AddSingleton<ICustomerScoring>(static provider => provider.GetRequiredService<CustomerScoring>());
        services.AddSingleton<HoldoutEvaluator>();
        services.AddSingleton<CustomerList>();
        return services;
    }
}
