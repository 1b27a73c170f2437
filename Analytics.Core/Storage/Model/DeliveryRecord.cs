namespace Analytics.Core.Storage.Model;

/// <summary>A message to one channel: waiting, sent or given up.</summary>
internal sealed class DeliveryRecord
{
    public int Id { get; set; }

    /// <summary>Unlike all others, where it must go out once; null where it may again.</summary>
    public string? OnceKey { get; set; }

    public required string ChannelId { get; set; }

    public required string Subject { get; set; }

    /// <summary>Empty once it has ended.</summary>
    public required string BodyJson { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public int State { get; set; }

    public int Attempts { get; set; }

    public DateTimeOffset NextAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public string? Detail { get; set; }
}
