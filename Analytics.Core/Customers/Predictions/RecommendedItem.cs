namespace Analytics.Core.Customers;

/// <summary>A product that can be recommended.</summary>
/// <param name="Key">Its key in Storage.</param>
/// <param name="Code">The shop's code.</param>
/// <param name="Name">Its name, where there is one.</param>
/// <param name="Customers">How many customers bought it.</param>
public sealed record RecommendedItem(int Key, string Code, string? Name, int Customers);
