namespace Analytics.Web.State.Uploads;

/// <summary>Where files wait between upload and import, how large they may be, and how long they wait. Section <c>Uploads</c>.</summary>
public sealed class UploadOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Uploads";

    /// <summary>The largest file taken, in bytes; 20 GB unless set.</summary>
    public long MaxBytes { get; set; } = 20L * 1024 * 1024 * 1024;

    /// <summary>The folder for waiting files, from the database's folder on; <c>uploads</c> unless set.</summary>
    public string? Folder { get; set; }

    /// <summary>How many hours an upload that nobody imports is kept; 24 unless set.</summary>
    public int KeepHours { get; set; } = 24;

    /// <summary>Free space, in bytes, that an upload must leave on the disk; 256 MB unless set.</summary>
    public long ReserveBytes { get; set; } = 256L * 1024 * 1024;
}
