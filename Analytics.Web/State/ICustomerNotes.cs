using Analytics.Core.Domain;
using Analytics.Core.Storage;
using Analytics.Web.Security;

namespace Analytics.Web.State;

/// <summary>Notes on customers, as the one who asks may read and write them: who may keep views may write, and change what they wrote; an admin may change all.</summary>
public interface ICustomerNotes
{
    /// <summary>The notes on one customer, the latest first.</summary>
    /// <exception cref="StorageException">They cannot be read.</exception>
    Task<IReadOnlyList<CustomerNote>> ListAsync(string customerId, CancellationToken cancellationToken = default);

    /// <summary>Writes a note.</summary>
    /// <exception cref="AccessDeniedException">The one who asks may not.</exception>
    /// <exception cref="StorageException">The text is empty or too long, or it could not be written.</exception>
    Task<CustomerNote> AddAsync(string customerId, string text);

    /// <summary>Changes a note's text.</summary>
    /// <param name="note">The note as it was seen.</param>
    /// <param name="text">The new text.</param>
    /// <exception cref="AccessDeniedException">The one who asks may not.</exception>
    /// <exception cref="StorageException">It is gone, empty or too long, somebody else changed it, or it could not be written.</exception>
    Task<CustomerNote> ChangeAsync(CustomerNote note, string text);

    /// <summary>Deletes a note; <see cref="RestoreAsync"/> takes it back.</summary>
    /// <exception cref="AccessDeniedException">The one who asks may not.</exception>
    /// <exception cref="StorageException">It is gone, or it could not be written.</exception>
    Task DeleteAsync(CustomerNote note);

    /// <summary>Brings a deleted note back.</summary>
    /// <exception cref="AccessDeniedException">The one who asks may not.</exception>
    /// <exception cref="StorageException">It is no longer kept, or it could not be written.</exception>
    Task RestoreAsync(CustomerNote note);
}
