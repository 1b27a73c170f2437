using Analytics.Core.Storage;
using Analytics.Core.Storage.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Import;

/// <summary>Registers Import.</summary>
public static class ImportServices
{
    /// <summary>Adds <see cref="IImportService"/> as a singleton. Needs Storage.</summary>
    /// <param name="services">What to add to.</param>
    /// <param name="refreshFacts">Makes Facts look at Storage again; called after each commit and undo.</param>
    /// <param name="workFolder">The folder for working files of large checks; by default <c>temp</c> beside the database's file.</param>
    public static IServiceCollection AddAnalyticsImport(
        this IServiceCollection services, Func<IServiceProvider, CancellationToken, Task> refreshFacts, string? workFolder = null) =>
        services.AddSingleton<IImportService>(provider => new ImportService(
            provider.GetRequiredService<BatchStore>(),
            provider.GetRequiredService<IDbContextFactory<AnalyticsDbContext>>(),
            provider.GetRequiredService<SettingsStore>(),
            provider.GetRequiredService<ConsentStore>(),
            provider.GetRequiredService<TimeProvider>(),
            cancellationToken => refreshFacts(provider, cancellationToken),
            workFolder ?? Path.Combine(provider.GetRequiredService<DatabaseOptions>().ResolveFolder(), "temp"),
            provider.GetService<ILogger<ImportService>>()));
}
