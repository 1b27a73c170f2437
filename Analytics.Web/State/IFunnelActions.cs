using Analytics.Core.Customers;
using Analytics.Core.Domain;
using Analytics.Core.Funnels;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>What readers do with funnels, in the name of the one who asks.</summary>
public interface IFunnelActions
{
    /// <summary>Whether the reader may save funnels and segments.</summary>
    Task<bool> MaySaveAsync();

    /// <summary>Funnels that have a name; those that are there from the start come first.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    Task<IReadOnlyList<NamedFunnel>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Saves a funnel under a name; one of the same name is replaced.</summary>
    /// <exception cref="AccessDeniedException">The reader may not.</exception>
    /// <exception cref="StorageException">The name cannot be used, or it could not be written.</exception>
    Task<NamedFunnel> SaveAsync(string name, FunnelQuery query);

    /// <summary>Deletes a saved funnel.</summary>
    /// <exception cref="AccessDeniedException">The reader may not.</exception>
    /// <exception cref="StorageException">It could not be written.</exception>
    Task RemoveAsync(NamedFunnel funnel);

    /// <summary>Saves a segment of rules.</summary>
    /// <exception cref="AccessDeniedException">The reader may not.</exception>
    /// <exception cref="StorageException">The name cannot be used, or it could not be written.</exception>
    /// <exception cref="RuleException">The rules cannot be used.</exception>
    Task<SavedSegment> MakeSegmentAsync(string name, RuleGroup rules);
}
