namespace Analytics.Tests;

/// <summary>
/// Finds the shared data and reference numbers in a folder <c>shared</c> beside the project, or where the
/// environment variable <c>ANALYTICS_SHARED</c> says.
/// </summary>
public static class SharedData
{
    /// <summary>The environment variable that names the folder.</summary>
    public const string Variable = "ANALYTICS_SHARED";

    /// <summary>The folder, or null when there is none.</summary>
    public static string? Root { get; } = Find();

    /// <summary>Whether the folder, and in it each of <paramref name="files"/>, is there.</summary>
    /// <param name="files">Paths relative to <see cref="Root"/>.</param>
    public static bool Has(params ReadOnlySpan<string> files)
    {
        if (Root is null)
        {
            return false;
        }

        foreach (var file in files)
        {
            if (!File.Exists(Path.Combine(Root, file)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The full path of a file in the folder.</summary>
    /// <param name="parts">The parts of the relative path.</param>
    /// <exception cref="DirectoryNotFoundException">The folder is absent; mark the test with <see cref="SharedDataFactAttribute"/>.</exception>
    public static string PathTo(params string[] parts) =>
        Path.Combine([Root ?? throw new DirectoryNotFoundException($"No folder 'shared' beside the project, and {Variable} is not set."), .. parts]);

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? Path.GetFullPath(named) : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "reference")))
            {
                return candidate;
            }
        }

        return null;
    }
}
