using Analytics.Core.Domain;
using Analytics.Core.Marketing.Roi;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>
/// What can be done with costs and targets, after a check that the one who asks may do it now (<see cref="Policies.Import"/>); each deed stands in the audit.
/// </summary>
public interface ICostBook
{
    /// <summary>Raised when costs or targets have changed, on any thread.</summary>
    event EventHandler? Changed;

    /// <summary>The shop's targets.</summary>
    RoiTargets Targets { get; }

    /// <summary>Enters a cost.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="StorageException">It makes no sense, or could not be written.</exception>
    Task<CostEntry> AddAsync(CostEntry entry);

    /// <summary>Changes a cost; its key and version say which was seen.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="StorageException">It makes no sense, somebody changed it meanwhile, or it could not be written.</exception>
    Task<CostEntry> ChangeAsync(CostEntry entry);

    /// <summary>Deletes a cost; <see cref="RestoreAsync"/> brings it back.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="StorageException">There is none, or it could not be written.</exception>
    Task DeleteAsync(CostEntry entry);

    /// <summary>Brings a deleted cost back.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="StorageException">It is no longer kept, or could not be written.</exception>
    Task RestoreAsync(CostEntry entry);

    /// <summary>Saves the targets.</summary>
    /// <exception cref="AccessDeniedException">They may not, or their session has ended.</exception>
    /// <exception cref="StorageException">They could not be written.</exception>
    Task SaveTargetsAsync(RoiTargets targets);
}
