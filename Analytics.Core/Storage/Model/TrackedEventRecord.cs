namespace Analytics.Core.Storage.Model;

/// <summary>A stored event: ids and names as keys.</summary>
internal sealed class TrackedEventRecord
{
    public long Id { get; set; }

    public int BatchId { get; set; }

    public long SourceLine { get; set; }

    /// <summary>16 bytes, unique; null where the source has no ids.</summary>
    public byte[]? EventKey { get; set; }

    public int ActorId { get; set; }

    public int? SessionId { get; set; }

    public int Type { get; set; }

    public int NameId { get; set; }

    public long? AtUnixMs { get; set; }

    public int? PageId { get; set; }

    public int? ReferrerId { get; set; }

    public int? DeviceId { get; set; }

    public int? ChannelId { get; set; }

    public string? PropertiesJson { get; set; }

    public long? RevenueUnits { get; set; }

    public int Engagement { get; set; }

    public int? SentimentUnits { get; set; }
}
