using Analytics.Core.Storage;

namespace Analytics.Core.Planning;

/// <summary>Which version of the forecast somebody went back to, for the whole shop. Safe for concurrent use.</summary>
public interface IForecastHolds
{
    /// <summary>Raised when it may have changed; on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>What was gone back to; null when forecasts learn from all days.</summary>
    ForecastHold? Current { get; }

    /// <summary>Has forecasts learn from no day after <paramref name="until"/>.</summary>
    /// <param name="until">The last day of the version that is gone back to.</param>
    /// <param name="by">Who goes back.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task GoBackAsync(DateOnly until, string by, CancellationToken cancellationToken = default);

    /// <summary>Has forecasts learn from all days again.</summary>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task EndAsync(CancellationToken cancellationToken = default);
}
