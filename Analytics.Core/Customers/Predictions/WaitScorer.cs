namespace Analytics.Core.Customers.Predictions;

/// <summary>
/// Gathers what one way said of each customer's wait for the next order, and scores it as <see cref="NextOrderScore"/> defines. Customers may be given in any order
/// and from several threads, each place once.
/// </summary>
/// <param name="customers">How many.</param>
/// <param name="days">How many days were hidden.</param>
internal sealed class WaitScorer(int customers, int days)
{
    private static readonly int[] Looks = [30, 90];

    private readonly int[] _looks = [.. Looks.Where(look => look < days).Append(days).Take(Looks.Length)];
    private readonly double[][] _chances = [.. Looks.Select(_ => new double[customers])];
    private readonly double[] _waits = new double[customers];
    private readonly double[] _off = new double[customers];
    private readonly int[] _medianOff = new int[customers];
    private readonly int[] _returnedOff = new int[customers];
    private readonly int[] _actual = new int[customers];

    /// <summary>Takes what was said of one customer, and what came.</summary>
    /// <param name="at">The customer's place.</param>
    /// <param name="chances">The chance of an order by day 1, 2, … of the hidden days, never falling.</param>
    /// <param name="actual">The day of the order, from 1; null when none came.</param>
    public void Put(int at, ReadOnlySpan<double> chances, int? actual)
    {
        var came = actual ?? days + 1;
        double off = 0, wait = 1;
        for (var t = 1; t <= days; t++)
        {
            var chance = chances[t - 1];
            var error = chance - (came <= t ? 1 : 0);
            off += error * error;
            wait += 1 - chance;
        }

        _actual[at] = came;
        _off[at] = off;
        _waits[at] = wait;
        _medianOff[at] = Math.Abs(FirstDay(chances, 0.5) - came);
        _returnedOff[at] = chances[days - 1] > 0 ? Math.Abs(FirstDay(chances, chances[days - 1] / 2) - came) : days - came;
        for (var k = 0; k < _looks.Length; k++)
        {
            _chances[k][at] = chances[_looks[k] - 1];
        }
    }

    /// <summary>The scores of all customers given.</summary>
    public NextOrderScore Score(string name)
    {
        var within = new OrderWithinScore[_looks.Length];
        for (var k = 0; k < _looks.Length; k++)
        {
            var score = BinaryMetrics.Score(name, _chances[k], Array.ConvertAll(_actual, came => came <= _looks[k]));
            within[k] = new OrderWithinScore(_looks[k], score.Brier, score.Auc);
        }

        double returned = 0;
        var count = 0;
        for (var i = 0; i < customers; i++)
        {
            if (_actual[i] <= days)
            {
                returned += _returnedOff[i];
                count++;
            }
        }

        return new NextOrderScore(name, _off.Average(), _medianOff.Average(), count == 0 ? null : returned / count, Concordance(), within);
    }

    private int FirstDay(ReadOnlySpan<double> chances, double level)
    {
        var t = 0;
        while (t < days && chances[t] < level)
        {
            t++;
        }

        return t + 1;
    }

    /// <summary>Harrell's C. From the last to come to the first, each is held against those who came later, whose waits lie counted by rank in a Fenwick tree.</summary>
    private double? Concordance()
    {
        var sorted = _waits.Distinct().Order().ToArray();
        var ranks = Array.ConvertAll(_waits, wait => Array.BinarySearch(sorted, wait) + 1);
        var tree = new int[sorted.Length + 1];
        var order = Enumerable.Range(0, customers).ToArray();
        Array.Sort(Array.ConvertAll(_actual, came => -came), order);
        double right = 0;
        long pairs = 0;
        for (int from = 0, end; from < customers; from = end)
        {
            for (end = from; end < customers && _actual[order[end]] == _actual[order[from]]; end++)
            {
                if (_actual[order[end]] <= days)
                {
                    var upTo = Count(ranks[order[end]]);
                    right += from - upTo + ((upTo - Count(ranks[order[end]] - 1)) / 2.0);
                    pairs += from;
                }
            }

            for (var i = from; i < end; i++)
            {
                for (var r = ranks[order[i]]; r < tree.Length; r += r & -r)
                {
                    tree[r]++;
                }
            }
        }

        return pairs == 0 ? null : right / pairs;

        int Count(int rank)
        {
            var sum = 0;
            for (; rank > 0; rank -= rank & -rank)
            {
                sum += tree[rank];
            }

            return sum;
        }
    }
}
