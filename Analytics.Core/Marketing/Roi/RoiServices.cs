using Analytics.Core.Queries;
using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Registers the profit part of Marketing.</summary>
public static class RoiServices
{
    /// <summary>Adds <see cref="RoiService"/>, <see cref="AcquisitionService"/> and <see cref="CustomerCosts"/>, singletons. Needs Queries and Storage.</summary>
    public static IServiceCollection AddAnalyticsRoi(this IServiceCollection services) =>
        services.AddSingleton<RoiService>().AddSingleton<AcquisitionService>().AddSingleton<ICustomerCosts, CustomerCosts>();
}
