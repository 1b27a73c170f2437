namespace Analytics.Core.Storage;

/// <summary>A message to a channel, as it is stored.</summary>
/// <param name="Id">Its number.</param>
/// <param name="ChannelId">The channel.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="BodyJson">The message; empty once it has ended.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="State">How it stands.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="NextAt">When it is tried next, while it waits.</param>
/// <param name="EndedAt">When it was sent or given up.</param>
/// <param name="Detail">What the last try came to.</param>
public sealed record StoredDelivery(
    int Id,
    string ChannelId,
    string Subject,
    string BodyJson,
    DateTimeOffset CreatedAt,
    DeliveryState State,
    int Attempts,
    DateTimeOffset NextAt,
    DateTimeOffset? EndedAt,
    string? Detail);
