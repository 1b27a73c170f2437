namespace Analytics.Web.Hosting;

/// <summary>Where the program's files lie, whatever directory it is started from.</summary>
/// <param name="Root">
/// The folder with <c>appsettings.json</c>: the repository's root when run from a build inside it, else the program's own folder.
/// </param>
public sealed record HostPaths(string Root)
{
    /// <summary>The marker of the repository's root.</summary>
    private const string Marker = "Analytics.sln";

    /// <summary>The paths of this process.</summary>
    public static HostPaths Current { get; } = new(FindRoot(AppContext.BaseDirectory));

    /// <summary>The settings file.</summary>
    public string SettingsFile => Path.Combine(Root, "appsettings.json");

    /// <summary>Where the database lies unless configured otherwise.</summary>
    public string DataFolder => Path.Combine(Root, "data");

    /// <summary>The database file unless configured otherwise.</summary>
    public string DatabaseFile => Path.Combine(DataFolder, "analytics.db");

    /// <summary>The nearest folder above <paramref name="start"/> that is the repository's root, else <paramref name="start"/> itself.</summary>
    public static string FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
            {
                return folder.FullName;
            }
        }

        return Path.GetFullPath(start);
    }
}
