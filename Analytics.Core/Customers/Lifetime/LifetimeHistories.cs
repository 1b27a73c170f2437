using Analytics.Core.Queries;

namespace Analytics.Core.Customers;

/// <summary>Turns purchase days into what the lifetime models take.</summary>
public static class LifetimeHistories
{
    /// <summary>One history for each customer, in the same order; days count as they are, or as sevenths of a week.</summary>
    public static CustomerHistory[] Of(CustomerPurchaseDays days, LifetimeUnit unit)
    {
        var histories = new CustomerHistory[days.Customers.Count];
        if (days.Until is not { } until)
        {
            return histories;
        }

        double length = (int)unit;
        for (var i = 0; i < histories.Length; i++)
        {
            var customer = days.Customers[i];
            histories[i] = new CustomerHistory(
                customer.Key,
                customer.RepeatDays,
                (customer.LastDay.DayNumber - customer.FirstDay.DayNumber) / length,
                (until.DayNumber - customer.FirstDay.DayNumber) / length,
                customer.RepeatDays == 0 ? 0 : (double)customer.RepeatValue.Amount / customer.RepeatDays);
        }

        return histories;
    }

    /// <summary>Length of the held-out time between the calibration's end and the last day, in the unit; 0 when there is none.</summary>
    public static double HoldoutPeriods(CustomerPurchaseDays days, LifetimeUnit unit) =>
        days is { Until: { } until, LastDay: { } last } && last > until ? (last.DayNumber - until.DayNumber) / (double)(int)unit : 0;
}
