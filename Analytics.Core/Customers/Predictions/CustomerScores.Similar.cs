namespace Analytics.Core.Customers;

/// <content>Customers like one.</content>
public sealed partial class CustomerScores
{
    private float[]? _features;

    /// <summary>What <see cref="SimilarTo"/> compares, for the reader.</summary>
    public static IReadOnlyList<string> SimilarBy { get; } = ["recency", "orders (log)", "net revenue (log)", "average order value (log)", "time since the first order"];

    /// <summary>
    /// The customers nearest to one by Euclid's distance over standardised recency, orders, net revenue, average order value (these three as
    /// sign(m) log(1 + |m|)) and time since the first order; the nearest first. Looks at every customer: a hundredth of a second a million.
    /// </summary>
    /// <param name="key">The customer's key.</param>
    /// <param name="count">How many.</param>
    /// <returns>Rows and distances; empty for a customer without an order.</returns>
    public IReadOnlyList<(int Row, double Distance)> SimilarTo(int key, int count)
    {
        var own = RowOf(key);
        if (own < 0 || count <= 0)
        {
            return [];
        }

        var width = SimilarBy.Count;
        var features = _features ??= Standardised();
        var nearest = new PriorityQueue<int, (double, int)>();
        for (var row = 0; row < Count; row++)
        {
            if (row == own)
            {
                continue;
            }

            double square = 0;
            for (var f = 0; f < width; f++)
            {
                var away = features[(row * width) + f] - features[(own * width) + f];
                square += away * away;
            }

            // The farthest of the kept comes out first; of equals the later row.
            if (nearest.Count < count)
            {
                nearest.Enqueue(row, (-square, -row));
            }
            else
            {
                nearest.EnqueueDequeue(row, (-square, -row));
            }
        }

        var found = new List<(int Row, double Distance)>(count);
        while (nearest.TryDequeue(out var row, out var farness))
        {
            found.Add((row, Math.Sqrt(-farness.Item1)));
        }

        found.Reverse();
        return found;
    }

    private float[] Standardised()
    {
        Func<int, double>[] columns =
        [
            Column(ScoreField.RecencyDays),
            Logged(Column(ScoreField.Orders)),
            Logged(Column(ScoreField.NetRevenue)),
            Logged(Column(ScoreField.AverageOrderValue)),
            row => AsOf.DayNumber - _columns.First[row],
        ];
        var features = new float[Count * columns.Length];
        for (var f = 0; f < columns.Length; f++)
        {
            double sum = 0, squares = 0;
            for (var row = 0; row < Count; row++)
            {
                sum += columns[f](row);
            }

            var mean = sum / Count;
            for (var row = 0; row < Count; row++)
            {
                squares += Math.Pow(columns[f](row) - mean, 2);
            }

            var deviation = Math.Sqrt(squares / Count);
            for (var row = 0; row < Count; row++)
            {
                features[(row * columns.Length) + f] = deviation == 0 ? 0 : (float)((columns[f](row) - mean) / deviation);
            }
        }

        return features;

        static Func<int, double> Logged(Func<int, double> column) => row =>
            column(row) is var value && double.IsNaN(value) ? 0 : Math.Sign(value) * Math.Log(1 + Math.Abs(value));
    }
}
