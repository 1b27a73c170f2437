namespace Analytics.Core.Storage.Protection;

/// <summary>Where the ring of keys lies that protects what is stored, and what protects the ring; configuration section <c>Keys</c>.</summary>
public sealed class KeyRingOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Keys";

    /// <summary>The ring's folder when nothing else is said, in the database's folder.</summary>
    public const string DefaultFolder = "keys";

    /// <summary>The folder of the ring; best on another disk than the database and its backups. Relative to the folder that relative paths of the database start from.</summary>
    public string? Folder { get; set; }

    /// <summary>A certificate with its private key (PKCS #12, <c>.pfx</c>) that encrypts the ring's keys; without one they are guarded by the folder's rights alone.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>The password of <see cref="CertificateFile"/>.</summary>
    public string? CertificatePassword { get; set; }

    /// <summary>After how many days the ring gets a new key; old ones go on opening what they closed. At least 7.</summary>
    public int RotateDays { get; set; } = 90;

    /// <summary>The ring's folder, in full.</summary>
    public string ResolveFolder(DatabaseOptions database) => string.IsNullOrWhiteSpace(Folder)
        ? Path.Combine(database.ResolveFolder(), DefaultFolder)
        : Path.GetFullPath(Folder, Path.GetFullPath(string.IsNullOrWhiteSpace(database.ContentRoot) ? "." : database.ContentRoot));
}
