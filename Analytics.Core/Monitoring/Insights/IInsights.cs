using Analytics.Core.Domain;
using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>What is worth knowing. A singleton, safe for concurrent use.</summary>
public interface IInsights
{
    /// <summary>Raised when insights were found anew or decided about, on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>Whether a look is under way.</summary>
    bool IsLooking { get; }

    /// <summary>All that are kept, the most money first. Asks Storage.</summary>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    Task<IReadOnlyList<Insight>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Looks at the data now, or waits for the look that is under way.</summary>
    /// <returns>How many insights are new.</returns>
    /// <exception cref="Storage.StorageException">The database cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<int> GenerateAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Looks at a part of the shop now, with the same tests as a look at the whole over its lines and customers alone. What it finds is neither kept nor told:
    /// nobody decided to watch it.
    /// </summary>
    /// <param name="filters">Which lines and customers; at least one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QueryException">A filter names a segment that there is not, or labels that nobody knows yet.</exception>
    /// <exception cref="Storage.StorageException">The database cannot be read.</exception>
    Task<InsightPart> FindAsync(IReadOnlyList<Filter> filters, CancellationToken cancellationToken = default);

    /// <summary>Writes down what somebody decided.</summary>
    /// <exception cref="Storage.StorageException">There is no such insight, or it could not be written.</exception>
    Task<Insight> DecideAsync(string actor, int id, InsightStatus status, CancellationToken cancellationToken = default);
}
