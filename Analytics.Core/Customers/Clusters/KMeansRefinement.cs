namespace Analytics.Core.Customers;

/// <summary>
/// Leaves local optima of Lloyd's iteration: single rows change clusters where that lowers the inertia, the means' own movement counted in
/// (Hartigan 1975); and a centre is tried elsewhere, at a row drawn by its squared distance, and kept there when the inertia falls.
/// </summary>
internal sealed class KMeansRefinement(KMeansData data, int maxIterations)
{
    // A gain must be more than rounding.
    private const double Gain = 1e-10;
    private const int MostRounds = 50;

    /// <summary>Lloyd and Hartigan in turn, until neither finds anything.</summary>
    public void Polish(KMeansRun run, CancellationToken cancellationToken)
    {
        for (var round = 0; round < MostRounds && MoveRows(run, cancellationToken) > 0; round++)
        {
            run.Settle(maxIterations, 0, cancellationToken);
        }
    }

    /// <summary>Tries centres elsewhere, a given number of times.</summary>
    /// <param name="best">The run to better; it holds the result.</param>
    /// <param name="spare">A run to try on.</param>
    /// <param name="trials">How often.</param>
    /// <param name="random">Chooses.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The run that holds the best.</returns>
    public KMeansRun Swap(KMeansRun best, KMeansRun spare, int trials, Random random, CancellationToken cancellationToken)
    {
        var squares = new double[data.Rows];
        var sums = new double[data.Blocks];
        var isFresh = false;
        for (var trial = 0; trial < trials && best.Inertia > 0; trial++)
        {
            if (!isFresh)
            {
                best.Weigh(squares, sums, cancellationToken);
                isFresh = true;
            }

            var row = KMeansSeeding.Draw(squares, sums, random);
            best.Centres.Rows.CopyTo(spare.Centres.Rows, 0);
            data.Row(row).CopyTo(spare.Centres.Row(random.Next(spare.Centres.Count)));
            spare.Centres.Refresh();
            spare.Iterations = 0;
            spare.Settle(maxIterations, 0, cancellationToken);
            Polish(spare, cancellationToken);
            if (spare.Inertia < best.Inertia * (1 - Gain))
            {
                spare.Iterations += best.Iterations;
                (best, spare) = (spare, best);
                isFresh = false;
            }
        }

        return best;
    }

    /// <summary>One row after the other goes where the inertia is least; gives how many went.</summary>
    private int MoveRows(KMeansRun run, CancellationToken cancellationToken)
    {
        var (labels, counts, centres) = (run.Labels, run.Counts, run.Centres);
        var squares = new double[(centres.Count + 3) / 4 * 4];
        var total = 0;
        for (var moved = -1; moved != 0;)
        {
            moved = 0;
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < data.Rows; i++)
            {
                int from = labels[i];
                if (counts[from] < 2)
                {
                    continue;
                }

                centres.Distances(ref data.First(i), squares);
                var (to, least) = (from, (1 - Gain) * squares[from] * counts[from] / (counts[from] - 1));
                for (var c = 0; c < counts.Length; c++)
                {
                    var cost = squares[c] * counts[c] / (counts[c] + 1);
                    if (cost < least && c != from)
                    {
                        (to, least) = (c, cost);
                    }
                }

                if (to != from)
                {
                    Move(run, i, from, to);
                    moved++;
                }
            }

            total += moved;
            if (total > 100 * (long)data.Rows)
            {
                break;
            }
        }

        return total;
    }

    private void Move(KMeansRun run, int row, int from, int to)
    {
        var values = data.Row(row);
        var left = run.Centres.Row(from);
        var joined = run.Centres.Row(to);
        for (var j = 0; j < values.Length; j++)
        {
            left[j] -= (values[j] - left[j]) / (run.Counts[from] - 1);
            joined[j] += (values[j] - joined[j]) / (run.Counts[to] + 1);
        }

        run.Counts[from]--;
        run.Counts[to]++;
        run.Labels[row] = (byte)to;
        run.Centres.Refresh(from);
        run.Centres.Refresh(to);
    }
}
