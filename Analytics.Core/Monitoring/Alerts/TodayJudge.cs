using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>
/// What a day that is not over can be judged by. What only grows until midnight lies beyond a limit above it for good: whoever is called early would have been
/// called at midnight, and no more often. What may still rise calls no fall, and a mean of one day's few orders calls nothing, before the day is over.
/// </summary>
internal static class TodayJudge
{
    /// <summary>On which side a threshold can be judged today so far; null where on none.</summary>
    public static ThresholdSide? Side(KeyMeasure measure, Threshold threshold) => measure.Source switch
    {
        KeyMeasureSource.Query when Grows(measure) => threshold.Side == ThresholdSide.Below ? null : ThresholdSide.Above,
        KeyMeasureSource.RevenueGrowth => threshold.Side == ThresholdSide.Below ? null : ThresholdSide.Above,
        // Rates over days of which today is one among several.
        KeyMeasureSource.ReturnRate or KeyMeasureSource.CancellationRate when measure.WindowDays > 1 => threshold.Side,
        _ => null,
    };

    private static bool Grows(KeyMeasure measure) =>
        measure.Measure is { } asked && (asked is Measure.Orders or Measure.OrderIds or Measure.ActiveCustomers or Measure.NewCustomers || MeasureCatalog.Of(asked).IsAdditive);
}
