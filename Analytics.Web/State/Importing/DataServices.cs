using Analytics.Core.Storage;
using Analytics.Web.Security;
using Analytics.Web.State.Uploads;

namespace Analytics.Web.State.Importing;

/// <summary>Registers the data pages' room.</summary>
public static class DataServices
{
    /// <summary>Adds uploads, imports that run apart from any page, and the place in the navigation.</summary>
    public static IServiceCollection AddAnalyticsData(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<UploadOptions>(configuration.GetSection(UploadOptions.Section));
        services.AddOptions<UploadOptions>().PostConfigure<DatabaseOptions>(static (options, database) =>
        {
            // Customers' data stays where the rest of it is.
            var folder = Path.GetDirectoryName(database.ResolveFile()) ?? Path.Combine(database.ContentRoot ?? ".", "data");
            options.Folder = Path.GetFullPath(options.Folder ?? "uploads", folder);
        });
        services.AddSingleton<UploadStore>();
        services.AddSingleton<IBatchBook, BatchBook>();
        services.AddSingleton<IDemoAccess, DemoAccess>();
        services.AddScoped<IDataGuard, DataGuard>();
        services.AddSingleton<DataActions>();
        services.AddSingleton<ImportJobs>();
        services.AddSingleton<IUploadUse>(static provider => provider.GetRequiredService<ImportJobs>());
        services.AddHostedService<UploadSweeper>();
        services.AddSingleton(new NavItem("data", "Data", "data", 90, Policies.Read));
        return services;
    }

    /// <summary>Maps where files are sent, and what can be taken away.</summary>
    public static IEndpointRouteBuilder MapAnalyticsData(this IEndpointRouteBuilder routes) =>
        routes.MapUploads().MapQuarantineDownload();
}
