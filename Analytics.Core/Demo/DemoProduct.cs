namespace Analytics.Core.Demo;

/// <summary>A made-up product.</summary>
/// <param name="Code">The shop's code, such as <c>D-ELE-01</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">One of <see cref="DemoCatalog.Categories"/>.</param>
/// <param name="PriceCents">Today's list price in cents, 10.00 to 1,000.00.</param>
public sealed record DemoProduct(string Code, string Name, string Category, int PriceCents);
