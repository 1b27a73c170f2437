using System.CommandLine;

namespace Analytics.Web.Commands;

/// <summary>The options that every verb takes.</summary>
public static class CommonOptions
{
    /// <summary>The database file.</summary>
    public static Option<string?> Database { get; } = new("--db")
    {
        Description = "The database file; by default the configured database, else data/analytics.db.",
        HelpName = "PATH",
        Recursive = true,
    };

    /// <summary>One JSON document on standard output.</summary>
    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Write one JSON document to standard output, and everything else to standard error.",
        Recursive = true,
    };
}
