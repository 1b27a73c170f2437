namespace Analytics.Core.Queries;

/// <summary>Costs held still.</summary>
public interface IHeldCosts
{
    /// <summary>What each customer's purchases left, computed on the caller's thread and all cores.</summary>
    /// <param name="view">The customers.</param>
    /// <param name="period">Which days; null for all there are. Days after today are left out.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    CustomerProfits Of(CustomerView view, Period? period, CancellationToken cancellationToken = default);
}
