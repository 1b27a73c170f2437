namespace Analytics.Core.Customers;

/// <summary>How <see cref="KMeansModel"/> clusters.</summary>
public sealed record KMeansOptions
{
    /// <summary>The most clusters that can be asked for.</summary>
    public const int MostClusters = 255;

    /// <summary>How many clusters, 1 to <see cref="MostClusters"/>, at most one a row.</summary>
    public int K { get; init; } = 3;

    /// <summary>How many times to begin anew; the start of least inertia wins. At least 1.</summary>
    public int Starts { get; init; } = 10;

    /// <summary>What the random choices follow from: equal seeds give equal results, however many cores there are.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Whether each feature is brought to mean 0 and standard deviation 1 first.</summary>
    public bool Standardise { get; init; }

    /// <summary>Whether every feature is taken as sign(m) log(1 + |m|) first; a <see cref="Feature"/> can ask for it alone.</summary>
    public bool Log { get; init; }

    /// <summary>The most passes of one start.</summary>
    public int MaxIterations { get; init; } = 1_000;

    /// <summary>
    /// Whether starts are improved after they have settled: single rows change clusters where that lowers the inertia (Hartigan's rule),
    /// and centres of the best start are tried elsewhere. Without, this is Lloyd's method alone.
    /// </summary>
    public bool Refine { get; init; } = true;

    /// <summary>Whether to compute the silhouette.</summary>
    public bool Silhouette { get; init; } = true;

    /// <summary>Up to how many rows the silhouette is over all of them; above, over a sample of that many.</summary>
    public int SilhouetteRows { get; init; } = 10_000;

    /// <summary>How many cores to use; 0 for all.</summary>
    public int Cores { get; init; }

    /// <summary>Throws when the options make no sense for <paramref name="rows"/> rows.</summary>
    /// <exception cref="ClusteringException">They do not.</exception>
    internal void Check(int rows)
    {
        var problem = K switch
        {
            < 1 or > MostClusters => $"k must be 1 to {MostClusters}.",
            _ when K > rows => $"k is {K}, but there are {rows} rows. Take k of at most {rows}.",
            _ when Starts is < 1 or > 100_000 => "Starts must be 1 to 100,000.",
            _ when MaxIterations < 1 => "At least one iteration is needed.",
            _ when SilhouetteRows is < 10 or > 50_000 => "The silhouette takes 10 to 50,000 rows.",
            _ => null,
        };
        if (problem is not null)
        {
            throw new ClusteringException(problem);
        }
    }
}
