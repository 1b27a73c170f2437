namespace Analytics.Core.Marketing.Attribution;

/// <summary>What <see cref="AttributionBench"/> measured.</summary>
/// <param name="Paths">Paths.</param>
/// <param name="Channels">Channels.</param>
/// <param name="Journeys">Journeys along the paths.</param>
/// <param name="Samples">Bootstrap samples.</param>
/// <param name="Processors">Processors of the machine.</param>
/// <param name="Seconds">Seconds for all models and their ranges.</param>
public sealed record AttributionBenchResult(int Paths, int Channels, long Journeys, int Samples, int Processors, double Seconds);
