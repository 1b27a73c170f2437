using Microsoft.Extensions.DependencyInjection;

namespace Analytics.Core.Marketing.Roi;

/// <summary>Registers the profit part of Marketing.</summary>
public static class RoiServices
{
    /// <summary>Adds <see cref="RoiService"/> and <see cref="AcquisitionService"/>, singletons. Needs Queries and Storage.</summary>
    public static IServiceCollection AddAnalyticsRoi(this IServiceCollection services) =>
        services.AddSingleton<RoiService>().AddSingleton<AcquisitionService>();
}
