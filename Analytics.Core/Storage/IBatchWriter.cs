using Analytics.Core.Domain;
using Analytics.Core.Storage.Consents;

namespace Analytics.Core.Storage;

/// <summary>
/// Writes the rows of one pending batch in chunks of about 50,000, each in a transaction of its own; other writers get
/// their turn between chunks. Finds or makes customers, products, orders and labels itself, with flat memory. Not safe
/// for concurrent use; rows that are handed over are written in the background while the next ones come.
/// </summary>
/// <remarks>
/// Any method throws <see cref="StorageException"/> when an earlier chunk could not be written; the batch is then to be
/// aborted. Disposing without <see cref="CompleteAsync"/> drops what was not yet written, and the batch cannot be committed.
/// </remarks>
public interface IBatchWriter : IAsyncDisposable
{
    /// <summary>Adds a purchase line.</summary>
    /// <exception cref="ArgumentException">The order id is empty.</exception>
    ValueTask WriteAsync(in PurchaseRow row, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds what is said about a customer: once for each customer, not once for each line. For a customer of another
    /// batch it takes effect with the commit, and undo restores what was there.
    /// </summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    ValueTask WriteAsync(CustomerRow row, CancellationToken cancellationToken = default);

    /// <summary>Adds what is said about a product; as for customers.</summary>
    /// <exception cref="ArgumentException">The code is empty.</exception>
    ValueTask WriteAsync(ProductRow row, CancellationToken cancellationToken = default);

    /// <summary>Adds a review.</summary>
    /// <exception cref="ArgumentException">It has neither text nor score.</exception>
    ValueTask WriteAsync(ReviewRow row, CancellationToken cancellationToken = default);

    /// <summary>Adds an event; one whose key is there already is left out and counted.</summary>
    /// <exception cref="ArgumentException">It names nobody, or nothing.</exception>
    ValueTask WriteAsync(EventRow row, CancellationToken cancellationToken = default);

    /// <summary>Adds what is said about a visitor, known or not; undo takes it away, and what others said stands again.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    ValueTask WriteAsync(VisitorRow row, CancellationToken cancellationToken = default);

    /// <summary>Adds a cost; who entered it and when are set.</summary>
    /// <exception cref="ArgumentException">It makes no sense; see <see cref="CostRules"/>.</exception>
    ValueTask WriteAsync(CostEntry row, CancellationToken cancellationToken = default);

    /// <summary>Adds a row about marketing: a campaign, what one did on a day, or a touch path.</summary>
    ValueTask WriteAsync(MarketingRow row, CancellationToken cancellationToken = default);

    /// <summary>Adds what somebody has said about consent, known or not. It counts with the commit, by <see cref="ConsentRule"/>; undo takes back what was given.</summary>
    /// <exception cref="ArgumentException">The id is empty.</exception>
    ValueTask WriteAsync(ConsentStatement row, CancellationToken cancellationToken = default);

    /// <summary>Writes what is left and waits until all is stored (still pending). Call once, last, before the commit.</summary>
    Task<BatchWriteResult> CompleteAsync(CancellationToken cancellationToken = default);
}
