namespace Analytics.Core.Customers.Predictions;

/// <summary>Days to the next order by formula: (days since registration, else since the first order, ÷ orders) − days since the last order, never below 0.</summary>
internal static class NextOrderFormula
{
    /// <summary>The days; NaN without an order.</summary>
    /// <param name="registeredDay">Day number of the registration; 0 when not known. One after today counts as not known.</param>
    /// <param name="firstDay">Day number of the first order.</param>
    /// <param name="today">Day number of today.</param>
    /// <param name="orders">Orders so far.</param>
    /// <param name="recencyDays">Days since the last order.</param>
    public static double Days(int registeredDay, int firstDay, int today, int orders, int recencyDays)
    {
        if (orders <= 0)
        {
            return double.NaN;
        }

        var since = registeredDay > 0 && registeredDay <= today ? registeredDay : firstDay;
        return Math.Max(0, ((double)(today - since) / orders) - recencyDays);
    }
}
