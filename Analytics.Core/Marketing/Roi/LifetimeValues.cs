namespace Analytics.Core.Marketing.Roi;

/// <summary>What customers are expected to be worth by model, from whoever computed it.</summary>
/// <param name="Of">The value of the customer with a key, in the currency; null or not finite where there is none.</param>
/// <param name="Months">For how many months ahead.</param>
/// <param name="Margin">The part of an order's value that was taken to stay, 0 to 1; 1 makes it revenue.</param>
/// <param name="AsOf">The day for which they hold.</param>
public sealed record LifetimeValues(Func<int, double?> Of, int Months, double Margin, DateOnly AsOf);
