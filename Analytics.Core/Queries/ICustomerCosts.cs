namespace Analytics.Core.Queries;

/// <summary>The costs of the shop, for questions about what each customer's purchases left.</summary>
public interface ICustomerCosts
{
    /// <summary>The costs as they are now; the same instance while they have not changed.</summary>
    /// <exception cref="Storage.StorageException">They cannot be read.</exception>
    Task<IHeldCosts> HoldAsync(CancellationToken cancellationToken = default);
}
