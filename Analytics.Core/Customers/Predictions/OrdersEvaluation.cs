namespace Analytics.Core.Customers;

/// <summary>How well the number of orders was told: expected and actual over the hidden days.</summary>
/// <param name="Window">The hidden time.</param>
/// <param name="Expected">Expected days with an order.</param>
/// <param name="Actual">What came.</param>
/// <param name="Correlation">Pearson's, customer by customer; null when all are alike.</param>
/// <param name="MeanAbsolute">Mean of |expected − actual| over customers.</param>
/// <param name="Weeks">The same week by week.</param>
/// <param name="Calibration">Tenths by expected orders: the mean expected and the mean that came; null for computations of earlier versions.</param>
public sealed record OrdersEvaluation(
    HoldoutWindow Window, double Expected, long Actual, double? Correlation, double MeanAbsolute, IReadOnlyList<OutlookWeek> Weeks,
    IReadOnlyList<CalibrationBin>? Calibration = null);
