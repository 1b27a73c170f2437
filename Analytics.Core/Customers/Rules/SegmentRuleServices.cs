using Analytics.Core.Queries;
using Analytics.Core.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Customers;

/// <summary>Registers segments as rules.</summary>
public static class SegmentRuleServices
{
    /// <summary>
    /// Adds <see cref="SegmentEvaluator"/> and <see cref="SegmentService"/> as singletons. Needs Queries and Storage;
    /// conditions on scores hold for nobody where no <see cref="ICustomerScoring"/> is registered, those on profit where no <see cref="ICustomerCosts"/> is. Whoever composes the program calls
    /// <see cref="SegmentService.RefreshAsync"/> when something has changed.
    /// </summary>
    public static IServiceCollection AddCustomerSegmentRules(this IServiceCollection services)
    {
        services.AddSingleton(static provider => new SegmentEvaluator(provider.GetRequiredService<ICustomerViews>(), Scores(provider), provider.GetService<ICustomerCosts>()));
        services.AddSingleton(static provider => new SegmentService(
            provider.GetRequiredService<SavedSegmentStore>(),
            provider.GetRequiredService<AuditLog>(),
            provider.GetRequiredService<SegmentEvaluator>(),
            provider.GetRequiredService<ICustomerViews>(),
            Scores(provider),
            provider.GetRequiredService<CustomerLabelBoard>()));
        return services;
    }

    // Looked up when it is asked for: scores may themselves need what is registered here.
    private static Func<CustomerScores?> Scores(IServiceProvider provider)
    {
        var scoring = new Lazy<ICustomerScoring?>(() => provider.GetService<ICustomerScoring>());
        return () => scoring.Value?.Current;
    }
}
