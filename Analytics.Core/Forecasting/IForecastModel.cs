namespace Analytics.Core.Forecasting;

/// <summary>One way of forecasting. Stateless, thread-safe and deterministic: the same series gives the same fit.</summary>
public interface IForecastModel
{
    /// <summary>Short lower-case name, as on the command line: <c>ets</c>, <c>arima</c>, <c>theta</c>.</summary>
    string Name { get; }

    /// <summary>Raised whenever a fit of the same series may differ from the previous version's; stored fits are keyed by it.</summary>
    int Version { get; }

    /// <summary>Fits the series.</summary>
    /// <remarks>
    /// A model that cannot work with missing values refuses with <see cref="ForecastRefusalReason.MissingValues"/>; the
    /// automatic choice fills them first. Exceptions are for programmers' errors and cancellation only.
    /// </remarks>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    ForecastOutcome Fit(ForecastSeries series, ForecastOptions options, CancellationToken cancellationToken);
}
