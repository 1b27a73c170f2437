namespace Analytics.Core.Forecasting.Files;

/// <summary>A row of a file.</summary>
internal readonly record struct Observation(int Line, long Number, DateOnly? Date, double Value);
