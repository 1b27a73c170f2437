namespace Analytics.Web.Telemetry;

/// <summary>A question or statement that was among the slowest.</summary>
/// <param name="Work">Which of the two.</param>
/// <param name="Text">What was asked, without the values that it was asked with.</param>
/// <param name="Count">How often it was seen.</param>
/// <param name="MeanMs">How long it took on average, in milliseconds.</param>
/// <param name="MaxMs">How long it took at most.</param>
/// <param name="LastAt">When it was last seen, to the minute.</param>
public sealed record SlowWork(TimedWork Work, string Text, long Count, double MeanMs, double MaxMs, DateTimeOffset LastAt);
