using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>The key measures that every shop has.</summary>
public static class KeyMeasureCatalog
{
    // By convention (definitions): beyond 3.5 robust deviations a day is an anomaly.
    private const decimal Anomalous = 3.5m;
    private const decimal Extreme = 6m;

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static IReadOnlyList<KeyMeasure> All { get; } =
    [
        Of("revenue", KeyMeasureKind.Kpi, Measure.NetRevenue, 1, Odd(ThresholdSide.Either)) with { IsHourly = true },
        Of("orders", KeyMeasureKind.Kpi, Measure.Orders, 1, Odd(ThresholdSide.Either)) with { IsHourly = true },
        Of("average-order-value", KeyMeasureKind.Kpi, Measure.AverageOrderValue, 1, Odd(ThresholdSide.Below)),
        Of("active-customers-daily", KeyMeasureKind.Kpi, Measure.ActiveCustomers, 1, Odd(ThresholdSide.Below)) with { Name = "Active customers, daily" },
        Of("active-customers-monthly", KeyMeasureKind.Kpi, Measure.ActiveCustomers, 30, Falls(0.2m)) with { Name = "Active customers, 30 days" },
        Of("retention-7", KeyMeasureKind.Kpi, Measure.RetentionRate, 7, Falls(0.3m)) with { Name = "Retention, 7 days" },
        Of("retention-30", KeyMeasureKind.Kpi, Measure.RetentionRate, 30, Falls(0.2m)) with { Name = "Retention, 30 days" },
        Of("revenue-per-customer", KeyMeasureKind.Kpi, Measure.RevenuePerCustomer, 30, Falls(0.2m)) with { Name = "Revenue per customer, 30 days" },
        new()
        {
            Key = "session-length", Name = "Visit length, minutes", Kind = KeyMeasureKind.Kpi, Source = KeyMeasureSource.SessionLength,
            Unit = MeasureUnit.Pieces, HigherIsBetter = null, Formula = "Time from a visit's first event to its last ÷ visits, in minutes; a visit ends with a pause of more than 30 minutes, and counts for the day on which it began.",
            Thresholds = Odd(ThresholdSide.Either),
        },
        new()
        {
            Key = "conversion", Name = "Conversion", Kind = KeyMeasureKind.Kpi, Source = KeyMeasureSource.Conversion,
            Unit = MeasureUnit.Share, HigherIsBetter = true, Formula = "Visits with a completed payment (events named " + string.Join(", ", KeyMeasureEvents.PaymentCompleted) + ") ÷ visits.",
            Thresholds = Odd(ThresholdSide.Below),
        },
        new()
        {
            Key = "satisfaction", Name = "Customer satisfaction, 30 days", Kind = KeyMeasureKind.Kpi, Source = KeyMeasureSource.Satisfaction, WindowDays = 30,
            Unit = MeasureUnit.Share, HigherIsBetter = true, Formula = "Scores of 4 and 5 ÷ all scores given in 30 days.", Thresholds = Falls(0.1m),
        },
        new()
        {
            Key = "churn-risk", Name = "Customers at risk", Kind = KeyMeasureKind.Kri, Source = KeyMeasureSource.ChurnRiskShare,
            Unit = MeasureUnit.Share, HigherIsBetter = false, Formula = "Customers at risk ÷ all customers, by the newest scores; known from the day on that scores were first computed.",
            Thresholds = Rises(0.1m),
        },
        Failures("payment-failure-rate", "Payment failure rate, 7 days", KeyMeasureSource.PaymentFailureRate, "Payments", KeyMeasureEvents.PaymentFailed, KeyMeasureEvents.PaymentCompleted),
        Failures(
            "verification-failure-rate", "Verification failure rate, 7 days", KeyMeasureSource.VerificationFailureRate, "Verifications", KeyMeasureEvents.VerificationFailed, KeyMeasureEvents.VerificationCompleted),
        new()
        {
            Key = "return-rate", Name = "Return rate, 7 days", Kind = KeyMeasureKind.Kri, Source = KeyMeasureSource.ReturnRate, WindowDays = 7,
            Unit = MeasureUnit.Share, HigherIsBetter = false, Formula = "Returns ÷ gross revenue, over 7 days.", Thresholds = Rises(1m),
        },
        new()
        {
            Key = "cancellation-rate", Name = "Cancellation rate, 7 days", Kind = KeyMeasureKind.Kri, Source = KeyMeasureSource.CancellationRate, WindowDays = 7,
            Unit = MeasureUnit.Share, HigherIsBetter = false, Formula = "Order ids with nothing bought on them ÷ all order ids, over 7 days.", Thresholds = Rises(1m),
        },
        new()
        {
            Key = "revenue-growth", Name = "Revenue growth, 30 days", Kind = KeyMeasureKind.Kr, Source = KeyMeasureSource.RevenueGrowth, WindowDays = 30,
            Unit = MeasureUnit.Share, HigherIsBetter = true, Formula = "Net revenue of 30 days ÷ that of the 30 days before − 1.",
        },
        Of("revenue-month", KeyMeasureKind.Kr, Measure.NetRevenue, KeyMeasure.MonthToDate, []) with { Name = "Revenue, month to date" },
    ];

    /// <summary>The key measure with this key; null where there is none.</summary>
    public static KeyMeasure? Find(string key) => All.FirstOrDefault(measure => measure.Key == key);

    private static KeyMeasure Failures(string key, string name, KeyMeasureSource source, string what, string[] failed, string[] completed) => new()
    {
        Key = key, Name = name, Kind = KeyMeasureKind.Kri, Source = source, WindowDays = 7, Unit = MeasureUnit.Share, HigherIsBetter = false,
        Formula = $"{what} that failed (events named {string.Join(", ", failed)}) ÷ those that failed or were completed ({string.Join(", ", completed)}), over 7 days.",
        Thresholds = Rises(1m),
    };

    private static KeyMeasure Of(string key, KeyMeasureKind kind, Measure measure, int window, IReadOnlyList<Threshold> thresholds)
    {
        var definition = MeasureCatalog.Of(measure);
        return new KeyMeasure
        {
            Key = key,
            Name = definition.Label,
            Kind = kind,
            Measure = measure,
            WindowDays = window,
            Unit = definition.Unit,
            HigherIsBetter = definition.HigherIsBetter,
            Formula = definition.Formula,
            Thresholds = thresholds,
        };
    }

    private static IReadOnlyList<Threshold> Odd(ThresholdSide side) =>
        [new(AlertSeverity.Warning, ThresholdKind.Anomaly, side, Anomalous), new(AlertSeverity.Critical, ThresholdKind.Anomaly, side, Extreme)];

    private static IReadOnlyList<Threshold> Falls(decimal share) =>
        [new(AlertSeverity.Warning, ThresholdKind.Change, ThresholdSide.Below, share), new(AlertSeverity.Critical, ThresholdKind.Change, ThresholdSide.Below, 2 * share)];

    private static IReadOnlyList<Threshold> Rises(decimal share) =>
        [new(AlertSeverity.Warning, ThresholdKind.Change, ThresholdSide.Above, share), new(AlertSeverity.Critical, ThresholdKind.Change, ThresholdSide.Above, 2 * share)];
}
