namespace Analytics.Core.Customers;

/// <summary>Customers who went from one segment to another, or stayed.</summary>
/// <param name="From">Where they were; null for customers who were not there before.</param>
/// <param name="To">Where they are; null for customers who are gone.</param>
/// <param name="Customers">How many.</param>
public sealed record RfmFlow(RfmSegment? From, RfmSegment? To, int Customers);
