namespace Analytics.Core.Customers;

/// <summary>One bar of a histogram.</summary>
/// <param name="From">Its lower end, inside.</param>
/// <param name="To">Its upper end, outside; inside in the last bar, which takes everything beyond as well.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Value">Σ of the field over them.</param>
public sealed record ScoreBin(double From, double To, int Customers, double Value);
