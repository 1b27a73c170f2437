namespace Analytics.Core.Queries;

/// <summary>A customer bought an item on a day.</summary>
/// <param name="Customer">The customer's key.</param>
/// <param name="Day">Days since <see cref="CustomerItems.FirstDay"/>.</param>
/// <param name="Item">The item's place in <see cref="CustomerItems.Items"/>.</param>
public readonly record struct CustomerItem(int Customer, int Day, int Item);
