namespace Analytics.Core.Customers;

/// <summary>
/// Lloyd's iteration, exact, over rows that cannot be proved to stay. For each row one number is kept: how much nearer its centre is than
/// the next, less what the centres have moved since (after Hamerly 2010, both bounds in one). While it is positive, the row cannot change.
/// </summary>
internal sealed partial class KMeansRun(KMeansData data, int k, int cores)
{
    // Widens the bounds by more than rounding can come to.
    private const double Slack = 1e-12;

    private readonly byte[] _labels = new byte[data.Rows];
    private readonly float[] _gaps = new float[data.Rows];
    private readonly double[] _moved = new double[k];
    private readonly double[] _sums = new double[k * data.Width];
    private readonly int[] _counts = new int[k];
    private readonly double[] _deltaSums = new double[data.Blocks * k * data.Width];
    private readonly int[] _deltaCounts = new int[data.Blocks * k];
    private readonly double[] _blockInertia = new double[data.Blocks];
    private readonly int[] _blockChanges = new int[data.Blocks];
    private readonly double[] _drift = new double[k];
    private readonly double[] _jump = new double[k];

    /// <summary>The centres.</summary>
    public CentreTable Centres { get; } = new(k, data.Width);

    /// <summary>Each row's cluster.</summary>
    public byte[] Labels => _labels;

    /// <summary>Rows in each cluster.</summary>
    public int[] Counts => _counts;

    /// <summary>Σ squared distance of the rows to their cluster's mean, after <see cref="Settle"/>.</summary>
    public double Inertia { get; private set; }

    /// <summary>Passes over the rows since <see cref="Iterations"/> was set.</summary>
    public int Iterations { get; set; }

    /// <summary>Whether the last <see cref="Settle"/> ended where no row changes any more.</summary>
    public bool Converged { get; private set; }

    /// <summary>Iterates from the present centres until no row changes, or the centres move less than the tolerance, or the passes are used up.</summary>
    /// <param name="maxIterations">The most passes.</param>
    /// <param name="tolerance">Σ squared movement of the centres at which it is good enough; 0 for exactly none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public void Settle(int maxIterations, double tolerance, CancellationToken cancellationToken)
    {
        Converged = false;
        Pass(everything: true, cancellationToken);
        var left = maxIterations - 1;
        while (true)
        {
            var changes = 1;
            var movement = double.PositiveInfinity;
            while (left > 0 && changes > 0 && movement > tolerance)
            {
                movement = MoveCentres(cancellationToken);
                changes = Pass(everything: false, cancellationToken);
                left--;
            }

            // The running sums have rounded at each change; settled means settled by the rows themselves.
            SumUp(cancellationToken);
            MoveCentres(cancellationToken);
            if (changes > 0 || left <= 0)
            {
                break;
            }

            changes = Pass(everything: true, cancellationToken);
            left--;
            if (changes == 0)
            {
                Converged = true;
                break;
            }
        }

        Inertia = Measure(cancellationToken);
    }

    /// <summary>Each row's squared distance to its centre, and their sums by block.</summary>
    public void Weigh(double[] squares, double[] blockSums, CancellationToken cancellationToken) =>
        data.ForEachBlock(cores, (block, from, to) =>
        {
            double sum = 0;
            for (var i = from; i < to; i++)
            {
                sum += squares[i] = CentreTable.Square(data.Row(i), Centres.Row(_labels[i]));
            }

            blockSums[block] = sum;
        }, cancellationToken);

    /// <summary>Puts the centres at the means of their rows, to the last digit.</summary>
    public void Recentre(CancellationToken cancellationToken)
    {
        SumUp(cancellationToken);
        MoveCentres(cancellationToken);
        Inertia = Measure(cancellationToken);
    }

    private double Measure(CancellationToken cancellationToken)
    {
        data.ForEachBlock(cores, (block, from, to) =>
        {
            double sum = 0;
            for (var i = from; i < to; i++)
            {
                sum += CentreTable.Square(data.Row(i), Centres.Row(_labels[i]));
            }

            _blockInertia[block] = sum;
        }, cancellationToken);
        double inertia = 0;
        foreach (var part in _blockInertia)
        {
            inertia += part;
        }

        return inertia;
    }
}
