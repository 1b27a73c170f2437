namespace Analytics.Core.Storage.Model;

/// <summary>The one row that says which database this is and how often it changed.</summary>
internal sealed class DataStateRecord
{
    public const int OnlyId = 1;

    public int Id { get; set; }

    public required string DatabaseId { get; set; }

    public long Version { get; set; }

    public long SettingsVersion { get; set; }

    /// <summary>Drawn anew with each version.</summary>
    public long Stamp { get; set; }

    /// <summary>How often the version grew for a stream alone.</summary>
    public long StreamVersion { get; set; }

    /// <summary>Grows with each commit of events too, which leaves <see cref="Version"/> alone.</summary>
    public long EventVersion { get; set; }

    /// <summary>Drawn anew with each event version.</summary>
    public long EventStamp { get; set; }
}
