namespace Analytics.Core.Storage.Model;

/// <summary>What one batch says about a visitor; undoing the batch takes it away, and what others say stands.</summary>
internal sealed class VisitorFactRecord
{
    public int BatchId { get; set; }

    public int ActorId { get; set; }

    public long? AtUnixMs { get; set; }

    public int? DeviceId { get; set; }

    public string? Gender { get; set; }

    public string? AttributesJson { get; set; }
}
