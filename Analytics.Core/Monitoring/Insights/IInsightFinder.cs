namespace Analytics.Core.Monitoring;

/// <summary>Looks for one kind of insight, and finds none rather than one that its evidence does not support.</summary>
internal interface IInsightFinder
{
    Task<IReadOnlyList<InsightFinding>> FindAsync(InsightContext context, CancellationToken cancellationToken);
}
