namespace Analytics.Web.Hosting;

/// <summary>Backups by the clock; section <c>Backup</c>.</summary>
public sealed class BackupOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Backup";

    /// <summary>The folder that a copy is written to each night; none is written while it is empty.</summary>
    public string? Folder { get; set; }

    /// <summary>How many of these copies are kept; the oldest goes first.</summary>
    public int Keep { get; set; } = 7;
}
