namespace Analytics.Core.Import.Values;

/// <summary>A date as it was written.</summary>
/// <param name="Local">The wall clock's reading.</param>
/// <param name="OffsetMinutes">Minutes east of UTC, where the text says so.</param>
/// <param name="HasTime">Whether there was a time of day.</param>
/// <param name="HasTwoDigitYear">Whether the century had to be guessed.</param>
internal readonly record struct ParsedDate(DateTime Local, int? OffsetMinutes, bool HasTime, bool HasTwoDigitYear);
