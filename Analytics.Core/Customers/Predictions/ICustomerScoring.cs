namespace Analytics.Core.Customers;

/// <summary>
/// The newest scores of all customers, computed in the background and stored. A singleton, safe for concurrent use; nothing here waits for a computation
/// but <see cref="RefreshAsync"/>.
/// </summary>
public interface ICustomerScoring
{
    /// <summary>Raised when <see cref="Current"/>, <see cref="Progress"/> or <see cref="Problem"/> has changed, on any thread. Progress at most five times a second.</summary>
    event EventHandler? Changed;

    /// <summary>The newest scores; null until the first were computed.</summary>
    CustomerScores? Current { get; }

    /// <summary>How far the computation is that is under way; null when none is.</summary>
    ScoringProgress? Progress { get; }

    /// <summary>Why the last computation failed, or what is missing to begin one; null when nothing is wrong.</summary>
    string? Problem { get; }

    /// <summary>The headers of the runs that are kept, the newest first.</summary>
    IReadOnlyList<ScoringRun> Runs { get; }

    /// <summary>The settings in use.</summary>
    ScoringSettings Settings { get; }

    /// <summary>The rules in use that say the next step.</summary>
    IReadOnlyList<ActionRule> Actions { get; }

    /// <summary>Saves settings, and asks for a computation by them.</summary>
    /// <exception cref="Storage.SettingsException">They make no sense; the message says what to change.</exception>
    Task SaveSettingsAsync(ScoringSettings settings, CancellationToken cancellationToken = default);

    /// <summary>Saves the rules for next steps, and applies them.</summary>
    /// <exception cref="Storage.SettingsException">They make no sense; the message says what to change.</exception>
    Task SaveActionsAsync(IReadOnlyList<ActionRule> actions, CancellationToken cancellationToken = default);

    /// <summary>Asks for a computation soon, whatever has changed; returns at once. One that is under way begins anew.</summary>
    void Request();

    /// <summary>
    /// Stops the computation that is under way, and takes back one that was asked for and has not begun; returns at once. The earlier scores stay,
    /// and none begins by itself until the data's version, the day or the settings change, or somebody asks.
    /// </summary>
    /// <returns>Whether there was anything to stop.</returns>
    bool Cancel();

    /// <summary>Whose scores are shown instead of the newest, because somebody went back to them; null when the newest are shown.</summary>
    ScoringHold? Hold { get; }

    /// <summary>
    /// Shows the scores of an earlier computation again until the next one, which begins when somebody asks for it or by the clock; what changes meanwhile
    /// begins none. Outlasts a restart.
    /// </summary>
    /// <param name="id">The storage key of its <see cref="ScoringRun"/>.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="Storage.StorageException">Its scores are not kept any more, or cannot be read.</exception>
    Task<CustomerScores> RollBackAsync(int id, string by, CancellationToken cancellationToken = default);

    /// <summary>Storage keys of the computations whose scores are kept, so that one can go back to them; the newest first.</summary>
    Task<IReadOnlyList<int>> KeptAsync(CancellationToken cancellationToken = default);

    /// <summary>How far what goes into the models now has drifted from what the shown scores were computed of; empty where that is not known.</summary>
    Task<IReadOnlyList<FeatureDrift>> DriftAsync(CancellationToken cancellationToken = default);

    /// <summary>Computes now, or waits for the computation that is under way on the same data.</summary>
    /// <returns>The scores; null when there is no identified customer with an order.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<CustomerScores?> RefreshAsync(CancellationToken cancellationToken = default);
}
