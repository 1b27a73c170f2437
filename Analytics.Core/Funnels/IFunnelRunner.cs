using Analytics.Core.Funnels.Advice;
using Analytics.Core.Funnels.Paths;
using Analytics.Core.Queries;

namespace Analytics.Core.Funnels;

/// <summary>Answers questions about funnels and paths. Safe for concurrent use.</summary>
public interface IFunnelRunner
{
    /// <summary>Counts a funnel.</summary>
    /// <exception cref="QueryException">The question contradicts itself; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<FunnelResult> RunAsync(FunnelQuery query, CancellationToken cancellationToken = default);

    /// <summary>What people do next or before, and which sequences are frequent.</summary>
    /// <exception cref="QueryException">The question contradicts itself; the message says what to change.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<PathResult> PathsAsync(PathQuery query, CancellationToken cancellationToken = default);

    /// <summary>What stands out statistically among the parts of a funnel; nothing where nothing does.</summary>
    /// <exception cref="QueryException">The question contradicts itself.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<FunnelAdvice> AdviseAsync(FunnelQuery query, CancellationToken cancellationToken = default);
}
