namespace Analytics.Core.Monitoring;

/// <summary>Something that those who asked for it should be told.</summary>
/// <param name="Alert">The alert as it is now.</param>
/// <param name="Event">What happened: found, worse, or ended.</param>
public sealed record AlertNews(Alert Alert, AlertEvent Event);
