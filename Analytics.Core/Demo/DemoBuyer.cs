namespace Analytics.Core.Demo;

/// <summary>A customer who may buy next.</summary>
/// <param name="Customer">Who it is.</param>
/// <param name="Weight">How often they buy, compared with the others; above 0.</param>
public sealed record DemoBuyer(DemoCustomer Customer, double Weight);
