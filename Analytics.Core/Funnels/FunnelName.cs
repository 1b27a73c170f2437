namespace Analytics.Core.Funnels;

/// <summary>A short name that was taken for an event's.</summary>
/// <param name="Asked">What the reader wrote.</param>
/// <param name="Meant">The event's name, or its page.</param>
/// <param name="IsPage">Whether it is a page.</param>
public sealed record FunnelName(string Asked, string Meant, bool IsPage = false);
