using Analytics.Core.Domain;

namespace Analytics.Core.Queries;

/// <summary>One customer's purchase days in the calibration time; several orders on one day count once.</summary>
/// <param name="Key">The customer's key in Storage.</param>
/// <param name="FirstDay">The first purchase day.</param>
/// <param name="LastDay">The last one up to the calibration's end.</param>
/// <param name="RepeatDays">Purchase days after the first.</param>
/// <param name="RepeatValue">Value of the repeat days together; divided by <paramref name="RepeatDays"/> it is Gamma-Gamma's value.</param>
/// <param name="LaterDays">Purchase days after the calibration's end: the held-out ones.</param>
public readonly record struct CustomerPurchases(int Key, DateOnly FirstDay, DateOnly LastDay, int RepeatDays, Money RepeatValue, int LaterDays);
