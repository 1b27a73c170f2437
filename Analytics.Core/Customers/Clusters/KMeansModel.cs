namespace Analytics.Core.Customers;

/// <summary>
/// K-means: parts rows into k clusters so that the sum of squared distances to the clusters' means (inertia) is small. Each start is seeded
/// by greedy k-means++ and iterated by Lloyd's method with distance bounds, exact; the best start is then refined.
/// </summary>
public static class KMeansModel
{
    /// <summary>Up to how many rows each start is refined and run to its very end.</summary>
    private const int SmallRows = 20_000;

    /// <summary>Σ squared movement of the centres, as a share of the features' mean variance, at which a start on more rows is left for the best to be finished.</summary>
    private const double StartTolerance = 1e-4;

    /// <summary>What trying centres elsewhere may cost, in distances.</summary>
    private const double SwapBudget = 4e8;

    /// <summary>Clusters the rows.</summary>
    /// <param name="data">The rows, in plain units.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Is told the share of starts that are done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ClusteringException">The options make no sense for the data.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static KMeansFit Fit(
        FeatureMatrix data, KMeansOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new KMeansOptions();
        options.Check(data.Rows);
        var scaling = FeatureScaling.Fit(data, options.Standardise, options.Log);
        var rows = new KMeansData(scaling.Apply(data.Values), data.Columns);
        var cores = options.Cores > 0 ? options.Cores : Environment.ProcessorCount;
        var different = rows.DifferentRows(options.K);
        if (different.Count <= options.K)
        {
            return KMeansFit.Of(rows, OneEach(rows, different, cancellationToken), scaling, options, [0], cancellationToken);
        }

        var inertias = new double[options.Starts];
        var best = BestStart(rows, options, cores, inertias, progress, cancellationToken);
        best = Finish(rows, best, options, cores, cancellationToken);
        return KMeansFit.Of(rows, best, scaling, options, inertias, cancellationToken);
    }

    /// <summary>Clusters the rows with each k of a range and keeps the one of the highest silhouette, the smallest of equals.</summary>
    /// <param name="data">The rows, in plain units.</param>
    /// <param name="from">The least k, at least 2.</param>
    /// <param name="to">The largest k; held to one fewer than the rows.</param>
    /// <param name="options">How; its k is not used.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ClusteringException">The range is empty, or the rows are too few.</exception>
    public static KMeansSelection ChooseK(
        FeatureMatrix data, int from = 2, int to = 8, KMeansOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new KMeansOptions();
        to = Math.Min(to, data.Rows - 1);
        if (from < 2 || to < from)
        {
            throw new ClusteringException($"To choose k there must be a range of at least 2 clusters and more rows than clusters; these are {data.Rows} rows and k from {from} to {to}.");
        }

        var tried = new List<KMeansCandidate>();
        KMeansFit? best = null;
        for (var k = from; k <= to; k++)
        {
            var fit = Fit(data, options with { K = k, Silhouette = true }, null, cancellationToken);
            tried.Add(new KMeansCandidate(k, fit.Inertia, fit.Silhouette));
            if (best is null || (fit.Silhouette?.Value ?? -1) > (best.Silhouette?.Value ?? -1))
            {
                best = fit;
            }
        }

        return new KMeansSelection(best!, tried);
    }

    private static KMeansRun BestStart(
        KMeansData rows, KMeansOptions options, int cores, double[] inertias, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var inner = options.Starts == 1 ? cores : 1;
        var small = rows.Rows <= SmallRows;
        var tolerance = small ? 0 : StartTolerance * Variance(rows);
        var refinement = new KMeansRefinement(rows, options.MaxIterations);
        KMeansRun? best = null;
        var bestStart = -1;
        var done = 0;
        var turn = new Lock();
        Parallel.For(
            0,
            options.Starts,
            new ParallelOptions { MaxDegreeOfParallelism = cores, CancellationToken = cancellationToken },
            () => (Run: new KMeansRun(rows, options.K, inner), Seeding: new KMeansSeeding(rows, inner)),
            (start, _, own) =>
            {
                var run = own.Run;
                own.Seeding.Choose(run.Centres, RandomOf(options.Seed, start), cancellationToken);
                run.Iterations = 0;
                run.Settle(options.MaxIterations, tolerance, cancellationToken);
                if (small && options.Refine)
                {
                    refinement.Polish(run, cancellationToken);
                }

                inertias[start] = run.Inertia;
                lock (turn)
                {
                    progress?.Report((double)++done / options.Starts);
                    if (best is null || (run.Inertia, start).CompareTo((best.Inertia, bestStart)) < 0)
                    {
                        bestStart = start;
                        (best, own.Run) = (run, best ?? new KMeansRun(rows, options.K, inner));
                    }
                }

                return own;
            },
            static _ => { });
        return best!;
    }

    private static KMeansRun Finish(KMeansData rows, KMeansRun best, KMeansOptions options, int cores, CancellationToken cancellationToken)
    {
        var refinement = new KMeansRefinement(rows, options.MaxIterations);
        if (!best.Converged && best.Iterations < options.MaxIterations)
        {
            var wide = new KMeansRun(rows, options.K, cores) { Iterations = best.Iterations };
            best.Centres.Rows.CopyTo(wide.Centres.Rows, 0);
            wide.Centres.Refresh();
            wide.Settle(options.MaxIterations - best.Iterations, 0, cancellationToken);
            best = wide;
        }

        var trials = Math.Min(10 * options.K, (int)(SwapBudget / ((double)rows.Rows * options.K * rows.Width * 10)));
        if (!options.Refine || options.K == 1 || trials == 0)
        {
            return best;
        }

        var spare = new KMeansRun(rows, options.K, cores);
        return refinement.Swap(best, spare, trials, RandomOf(options.Seed, -1), cancellationToken);
    }

    private static KMeansRun OneEach(KMeansData rows, List<int> different, CancellationToken cancellationToken)
    {
        var run = new KMeansRun(rows, different.Count, 1);
        for (var c = 0; c < different.Count; c++)
        {
            rows.Row(different[c]).CopyTo(run.Centres.Row(c));
        }

        run.Centres.Refresh();
        run.Settle(10, 0, cancellationToken);
        return run;
    }

    /// <summary>The features' mean variance.</summary>
    private static double Variance(KMeansData rows)
    {
        double total = 0;
        for (var c = 0; c < rows.Width; c++)
        {
            double sum = 0, squares = 0;
            var shift = rows.Values[c];
            for (var i = c; i < rows.Values.Length; i += rows.Width)
            {
                var value = rows.Values[i] - shift;
                sum += value;
                squares += value * value;
            }

            total += (squares - (sum * sum / rows.Rows)) / rows.Rows;
        }

        return total / rows.Width;
    }

    // Each start's choices are its own, whoever computes it and when.
    private static Random RandomOf(long seed, int start)
    {
        var mixed = unchecked(((ulong)seed * 0x9E3779B97F4A7C15) + ((ulong)(start + 2) * 0xD1B54A32D192ED03));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return new Random((int)(mixed >> 32));
    }
}
