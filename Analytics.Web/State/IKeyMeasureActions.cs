using Analytics.Core.Monitoring;

namespace Analytics.Web.State;

/// <summary>What the signed-in account may do about key measures and alerts.</summary>
public interface IKeyMeasureActions
{
    /// <summary>Computes all values and holds them against the thresholds, now; audited.</summary>
    /// <returns>How many measures have a value.</returns>
    /// <exception cref="Security.AccessDeniedException">The account may not.</exception>
    /// <exception cref="Core.Storage.StorageException">The database cannot be read or written.</exception>
    Task<int> ComputeAsync(CancellationToken cancellationToken);

    /// <summary>Saves a measure; audited.</summary>
    /// <exception cref="Security.AccessDeniedException">The account may not.</exception>
    /// <exception cref="KeyMeasureException">It makes no sense, or was changed meanwhile.</exception>
    Task<KeyMeasure> SaveAsync(KeyMeasure measure);

    /// <summary>Removes one of the shop's own; audited.</summary>
    /// <returns>What was removed; saving it brings it back.</returns>
    /// <exception cref="Security.AccessDeniedException">The account may not.</exception>
    /// <exception cref="KeyMeasureException">There is none.</exception>
    Task<KeyMeasure> DeleteAsync(string key);

    /// <summary>Notes that the account has seen an alert; audited.</summary>
    /// <exception cref="Security.AccessDeniedException">The account may not.</exception>
    /// <exception cref="Core.Storage.StorageException">There is no such alert.</exception>
    Task<Alert> AcknowledgeAsync(int id);

    /// <summary>Puts an alert's messages off; null takes that back; audited.</summary>
    /// <exception cref="Security.AccessDeniedException">The account may not.</exception>
    /// <exception cref="Core.Storage.StorageException">There is no such alert.</exception>
    Task<Alert> SnoozeAsync(int id, TimeSpan? time);
}
