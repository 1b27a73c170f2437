namespace Analytics.Web.Hosting;

/// <summary>Adds the project's settings: file, environment, command line, each winning over the one before.</summary>
public static class AnalyticsConfiguration
{
    /// <summary>Reads <c>appsettings.json</c> at <paramref name="paths"/>, then the environment, then <paramref name="databasePath"/>.</summary>
    /// <param name="builder">What to add to.</param>
    /// <param name="paths">Where the file lies.</param>
    /// <param name="databasePath">The command line's <c>--db</c>, relative to the current directory; null when absent.</param>
    public static IConfigurationBuilder AddAnalyticsSettings(this IConfigurationBuilder builder, HostPaths paths, string? databasePath)
    {
        builder
            .AddJsonFile(paths.SettingsFile, optional: true, reloadOnChange: false)
            .AddEnvironmentVariables();
        if (databasePath is not null)
        {
            builder.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Database:Provider"] = "Sqlite",
                ["Database:ConnectionString"] = string.Empty,
                ["Database:Path"] = Path.GetFullPath(databasePath),
            });
        }

        return builder;
    }
}
