namespace Analytics.Core.Customers;

/// <summary>The time on which predictions are scored: all after the cut was hidden from the models.</summary>
/// <param name="Cut">The last day that the models saw, inside.</param>
/// <param name="To">The last hidden day, inside.</param>
/// <param name="Customers">Customers who had ordered by the cut; they are the ones predicted.</param>
public sealed record HoldoutWindow(DateOnly Cut, DateOnly To, int Customers)
{
    /// <summary>How many days were hidden.</summary>
    public int Days => To.DayNumber - Cut.DayNumber;
}
