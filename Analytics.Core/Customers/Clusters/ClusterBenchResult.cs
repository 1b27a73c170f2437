namespace Analytics.Core.Customers;

/// <summary>What <see cref="ClusterBench"/> measured.</summary>
/// <param name="Rows">Customers.</param>
/// <param name="Features">Features.</param>
/// <param name="K">Clusters.</param>
/// <param name="Starts">Starts.</param>
/// <param name="Cores">Processors in use.</param>
/// <param name="PlainSeconds">Seconds on standardised features: scaling, all starts, refinement and the sampled silhouette.</param>
/// <param name="PlainInertia">What they came to.</param>
/// <param name="LoggedSeconds">Seconds on logged and standardised features.</param>
/// <param name="LoggedInertia">What they came to.</param>
public sealed record ClusterBenchResult(
    int Rows, int Features, int K, int Starts, int Cores, double PlainSeconds, double PlainInertia, double LoggedSeconds, double LoggedInertia);
