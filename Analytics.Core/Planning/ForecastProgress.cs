namespace Analytics.Core.Planning;

/// <summary>How far a computation is.</summary>
/// <param name="Done">Series done.</param>
/// <param name="All">Series in all: the total, and one for each part.</param>
/// <param name="Since">When it was asked for.</param>
public sealed record ForecastProgress(int Done, int All, DateTimeOffset Since);
