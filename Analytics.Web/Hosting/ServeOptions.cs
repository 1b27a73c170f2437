namespace Analytics.Web.Hosting;

/// <summary>How the server is to be started.</summary>
public sealed record ServeOptions
{
    /// <summary>Where to listen, separated by semicolons; null takes the configuration's word.</summary>
    public string? Urls { get; init; }

    /// <summary>The database file; null takes the configuration's word.</summary>
    public string? DatabasePath { get; init; }

    /// <summary>Whether a brand-new database stays empty.</summary>
    public bool NoDemo { get; init; }

    /// <summary>Whether standard output is for one JSON document, and the log goes to standard error.</summary>
    public bool Json { get; init; }
}
