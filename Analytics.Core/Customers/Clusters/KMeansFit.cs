using System.Globalization;

namespace Analytics.Core.Customers;

/// <summary>Clusters of rows, the largest first; never changed once made.</summary>
public sealed class KMeansFit
{
    private readonly byte[] _labels;
    private readonly CentreTable _centres;

    private KMeansFit(byte[] labels, CentreTable centres, int[] sizes, FeatureScaling scaling, KMeansOptions options)
    {
        _labels = labels;
        _centres = centres;
        Sizes = sizes;
        Scaling = scaling;
        Options = options;
        var width = scaling.Scales.Count;
        ScaledCentres = [.. Enumerable.Range(0, sizes.Length).Select(c => centres.Rows.AsSpan(c * width, width).ToArray())];
        Centres = [.. ScaledCentres.Select(c => scaling.Undo(c))];
    }

    /// <summary>How it was asked.</summary>
    public KMeansOptions Options { get; }

    /// <summary>How the features were scaled.</summary>
    public FeatureScaling Scaling { get; }

    /// <summary>How many clusters there are: k, or as many as there are different rows when these are fewer.</summary>
    public int K => Sizes.Count;

    /// <summary>Rows in each cluster, descending.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>Each cluster's centre, feature by feature, in plain units (of a logged feature: the scaled mean taken back).</summary>
    public IReadOnlyList<double[]> Centres { get; }

    /// <summary>Each cluster's centre as scaled.</summary>
    public IReadOnlyList<double[]> ScaledCentres { get; }

    /// <summary>Σ squared distance of the rows to their cluster's centre, as scaled.</summary>
    public double Inertia { get; private init; }

    /// <summary>Passes over the rows that the winning start took, refinement included.</summary>
    public int Iterations { get; private init; }

    /// <summary>Whether no row changes its cluster any more; false when the passes were used up.</summary>
    public bool Converged { get; private init; }

    /// <summary>How well the clusters are parted; null when not asked for, or when there is but one cluster.</summary>
    public SilhouetteScore? Silhouette { get; private init; }

    /// <summary>The inertia at which each start ended.</summary>
    public IReadOnlyList<double> StartInertias { get; private init; } = [];

    /// <summary>What a user should know, in sentences.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Each row's cluster.</summary>
    public ReadOnlySpan<byte> Labels => _labels;

    /// <summary>The cluster of a new row, given in plain units: the one whose centre is nearest, as scaled.</summary>
    /// <exception cref="ClusteringException">The row has another number of features.</exception>
    public int Assign(ReadOnlySpan<double> row)
    {
        if (row.Length != Scaling.Scales.Count)
        {
            throw new ClusteringException($"The row has {row.Length} features and the clusters have {Scaling.Scales.Count}.");
        }

        return _centres.Nearest(ref Scaling.Apply(row)[0], out _, out _);
    }

    /// <summary>The same clusters in another order.</summary>
    /// <param name="order">Which cluster comes first, which second, and so on.</param>
    public KMeansFit Reorder(IReadOnlyList<int> order)
    {
        var (labels, centres, sizes) = Reordered(_labels, _centres, [.. Sizes], order, Scaling.Scales.Count);
        return new KMeansFit(labels, centres, sizes, Scaling, Options)
        {
            Inertia = Inertia,
            Iterations = Iterations,
            Converged = Converged,
            Silhouette = Silhouette,
            StartInertias = StartInertias,
            Warnings = Warnings,
        };
    }

    internal static KMeansFit Of(
        KMeansData rows, KMeansRun run, FeatureScaling scaling, KMeansOptions options, double[] inertias, CancellationToken cancellationToken)
    {
        // Equal sizes fall back on the centres, so that the order does not hang on the start.
        int[] order =
        [
            .. Enumerable.Range(0, run.Counts.Length)
                .OrderByDescending(c => run.Counts[c])
                .ThenBy(c => run.Centres.Rows[c * rows.Width])
                .ThenBy(c => run.Centres.Rows[(c * rows.Width) + rows.Width - 1]),
        ];
        var (labels, centres, sizes) = Reordered(run.Labels, run.Centres, run.Counts, order, rows.Width);
        return new KMeansFit(labels, centres, sizes, scaling, options)
        {
            Inertia = run.Inertia,
            Iterations = run.Iterations,
            Converged = run.Converged,
            Silhouette = options.Silhouette ? Customers.Silhouette.Measure(rows, labels, sizes, options, cancellationToken) : null,
            StartInertias = inertias,
            Warnings = [.. WarningsOf(run, scaling, options)],
        };
    }

    private static (byte[] Labels, CentreTable Centres, int[] Sizes) Reordered(
        byte[] labels, CentreTable centres, int[] sizes, IReadOnlyList<int> order, int width)
    {
        var place = new byte[sizes.Length];
        var table = new CentreTable(sizes.Length, width);
        for (var c = 0; c < order.Count; c++)
        {
            place[order[c]] = (byte)c;
            centres.Row(order[c]).CopyTo(table.Row(c));
        }

        table.Refresh();
        return (Array.ConvertAll(labels, label => place[label]), table, [.. order.Select(c => sizes[c])]);
    }

    private static IEnumerable<string> WarningsOf(KMeansRun run, FeatureScaling scaling, KMeansOptions options)
    {
        foreach (var scale in scaling.Scales.Where(static s => s.IsConstant))
        {
            yield return $"'{scale.Name}' has one value in all rows, so it parts nothing.";
        }

        if (run.Counts.Length < options.K)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"There are only {run.Counts.Length} different rows, so there are {run.Counts.Length} clusters instead of {options.K}.");
        }

        if (!run.Converged)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Rows were still changing clusters after {run.Iterations} passes.");
        }
    }
}
