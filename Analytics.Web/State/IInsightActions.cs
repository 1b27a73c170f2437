using Analytics.Core.Domain;
using Analytics.Core.Monitoring;

namespace Analytics.Web.State;

/// <summary>What the signed-in account may do about insights.</summary>
public interface IInsightActions
{
    /// <summary>Looks at the data now; audited.</summary>
    /// <returns>How many insights are new.</returns>
    /// <exception cref="Security.AccessDeniedException">The account may not.</exception>
    Task<int> GenerateAsync(CancellationToken cancellationToken);

    /// <summary>Writes down what was decided; audited.</summary>
    /// <exception cref="Security.AccessDeniedException">The account may not.</exception>
    /// <exception cref="Core.Storage.StorageException">There is no such insight, or it could not be written.</exception>
    Task<Insight> DecideAsync(int id, InsightStatus status);
}
