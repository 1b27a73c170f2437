namespace Analytics.Core.Customers;

/// <summary>
/// How well one way told the time to the next order, of all customers known on the cut: the wait T counts whole days, and one that did not end within the
/// H hidden days counts as H + 1 for everybody. A way gives chances F(t) of an order by day t; a way that names one day d gives 0 before d and 1 from d on.
/// </summary>
/// <param name="Name">By what, for people.</param>
/// <param name="DaysOff">
/// Mean over customers of Σ (F(t) − [T ≤ t])² over the hidden days: the ranked probability score in days. For a way that names one day it is the mean of
/// |d − T|, so that chances and days can be compared; no way gains by saying what it does not believe.
/// </param>
/// <param name="MedianDaysOff">Mean of |m − T|, with m the first day by which F reaches one half, else H + 1.</param>
/// <param name="ReturnedDaysOff">
/// The same of those who came back, each way being told that they do: m is then the first day by which F reaches half of F(H); H where F(H) is 0.
/// Null when nobody came back.
/// </param>
/// <param name="Concordance">
/// Of pairs of whom one is known to have come before the other, the share for which that one's expected wait Σ (1 − F(t)) was the shorter, ties counting half;
/// 0.5 is chance. Null without such pairs.
/// </param>
/// <param name="Within">How well an order within some days was told.</param>
public sealed record NextOrderScore(
    string Name, double DaysOff, double MedianDaysOff, double? ReturnedDaysOff, double? Concordance, IReadOnlyList<OrderWithinScore> Within);
