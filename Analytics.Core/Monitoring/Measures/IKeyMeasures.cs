namespace Analytics.Core.Monitoring;

/// <summary>The shop's key measures: what they are, what they were, and where they call. A singleton, safe for concurrent use.</summary>
public interface IKeyMeasures
{
    /// <summary>Raised after values were computed, a measure or an alert changed; on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>Whether values are being computed.</summary>
    bool IsComputing { get; }

    /// <summary>All measures, those of the shop's own last.</summary>
    IReadOnlyList<KeyMeasure> Measures { get; }

    /// <summary>All measures with their last values and open alerts.</summary>
    /// <param name="days">How many days of values.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    Task<IReadOnlyList<KeyMeasureState>> StatesAsync(int days = 90, CancellationToken cancellationToken = default);

    /// <summary>A measure's values from a day on, by day or by hour.</summary>
    /// <exception cref="KeyNotFoundException">There is no such measure.</exception>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    Task<IReadOnlyList<KeyMeasurePoint>> HistoryAsync(string key, KeyMeasureGrain grain, DateOnly from, CancellationToken cancellationToken = default);

    /// <summary>Computes all values now, or waits for the computation that is under way.</summary>
    /// <returns>How many measures have a value.</returns>
    /// <exception cref="Storage.StorageException">The database cannot be read or written.</exception>
    Task<int> ComputeAsync(CancellationToken cancellationToken = default);

    /// <summary>Holds the last values against the thresholds, opens and ends alerts, and has those told who asked for it.</summary>
    /// <returns>What happened.</returns>
    /// <exception cref="Storage.StorageException">The database cannot be read or written.</exception>
    Task<IReadOnlyList<AlertNews>> EvaluateAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Holds today so far against those thresholds that a day which is not over can cross (<see cref="TodayJudge"/>). What it finds ends when today falls
    /// back behind the hysteresis, or when the whole day is judged. Does nothing while another server on the same database evaluates.
    /// </summary>
    /// <returns>What happened.</returns>
    /// <exception cref="Storage.StorageException">The database cannot be read or written.</exception>
    Task<IReadOnlyList<AlertNews>> EvaluateTodayAsync(CancellationToken cancellationToken = default);

    /// <summary>Saves a measure: a new one of the shop's own, or what can be changed of another (owner, target, thresholds; all of one's own).</summary>
    /// <param name="measure">The measure; <see cref="KeyMeasure.Version"/> is the one that was seen.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="KeyMeasureException">It makes no sense, or somebody changed it meanwhile; the message says what to change.</exception>
    /// <exception cref="Storage.StorageException">It could not be written.</exception>
    Task<KeyMeasure> SaveAsync(KeyMeasure measure, CancellationToken cancellationToken = default);

    /// <summary>Removes one of the shop's own; its values are kept, so that saving it again brings it back whole.</summary>
    /// <exception cref="KeyMeasureException">There is none, or it is not one's own.</exception>
    /// <exception cref="Storage.StorageException">It could not be written.</exception>
    Task<KeyMeasure> DeleteAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Alerts, the open ones first.</summary>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    Task<IReadOnlyList<Alert>> AlertsAsync(bool openOnly, CancellationToken cancellationToken = default);

    /// <summary>What happened to alerts, the newest first; of all of them when <paramref name="alertId"/> is null.</summary>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    Task<IReadOnlyList<AlertLogEntry>> LogAsync(int? alertId, CancellationToken cancellationToken = default);

    /// <summary>Notes that somebody has seen an alert.</summary>
    /// <exception cref="Storage.StorageException">There is none, or it could not be written.</exception>
    Task<Alert> AcknowledgeAsync(int id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Puts an alert's messages off; null takes that back.</summary>
    /// <exception cref="Storage.StorageException">There is none, or it could not be written.</exception>
    Task<Alert> SnoozeAsync(int id, string actor, TimeSpan? time, CancellationToken cancellationToken = default);

    /// <summary>Adds to an alert's log how sending went.</summary>
    Task NoteSendingAsync(int id, bool isSent, string detail, CancellationToken cancellationToken = default);
}
