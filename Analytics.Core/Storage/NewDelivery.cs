namespace Analytics.Core.Storage;

/// <summary>A message to be sent to a channel.</summary>
/// <param name="ChannelId">The channel.</param>
/// <param name="Subject">What it is about, in one line.</param>
/// <param name="BodyJson">The message.</param>
/// <param name="OnceKey">A name under which it goes out once and never again; null where it may.</param>
public sealed record NewDelivery(string ChannelId, string Subject, string BodyJson, string? OnceKey = null);
