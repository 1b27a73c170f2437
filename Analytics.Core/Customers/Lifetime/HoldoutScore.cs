namespace Analytics.Core.Customers;

/// <summary>How a fit of an order model did on the time after its calibration.</summary>
/// <param name="Periods">Length of the held-out time, in the fit's unit.</param>
/// <param name="Expected">Purchase days that the fit expected of all customers.</param>
/// <param name="Actual">Those that came.</param>
/// <param name="Correlation">Pearson's correlation of the two over customers; NaN where one of them never varies.</param>
public sealed record HoldoutScore(double Periods, double Expected, long Actual, double Correlation)
{
    /// <summary>Scores a fit.</summary>
    /// <param name="fit">Fitted on the calibration time only.</param>
    /// <param name="histories">The customers at the end of calibration.</param>
    /// <param name="actual">Each one's purchase days in the held-out time, in the same order.</param>
    /// <param name="periods">Length of the held-out time, in the fit's unit.</param>
    /// <exception cref="ArgumentException">The two lists differ in length.</exception>
    public static HoldoutScore Of(IPurchaseFit fit, IReadOnlyList<CustomerHistory> histories, IReadOnlyList<int> actual, double periods)
    {
        if (histories.Count != actual.Count)
        {
            throw new ArgumentException("Every customer needs one actual number.", nameof(actual));
        }

        var n = histories.Count;
        double sumE = 0, sumEe = 0, sumEa = 0, sumAa = 0;
        long sumA = 0;
        for (var i = 0; i < n; i++)
        {
            var expected = fit.ExpectedOrders(histories[i], periods);
            double came = actual[i];
            sumE += expected;
            sumA += actual[i];
            sumEe += expected * expected;
            sumEa += expected * came;
            sumAa += came * came;
        }

        var spread = (sumEe - (sumE * sumE / n)) * (sumAa - ((double)sumA * sumA / n));
        return new HoldoutScore(periods, sumE, sumA, spread > 0 ? (sumEa - (sumE * sumA / n)) / Math.Sqrt(spread) : double.NaN);
    }
}
