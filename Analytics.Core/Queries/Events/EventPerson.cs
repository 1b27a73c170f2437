namespace Analytics.Core.Queries.Events;

/// <summary>Somebody who acts.</summary>
/// <param name="Key">The key in the events.</param>
/// <param name="Id">The id that events name them by: the customer's, or the visitor's.</param>
/// <param name="CustomerKey">The key among customers; 0 for nobody who is known.</param>
/// <param name="Name">The customer's name, where it is known.</param>
public sealed record EventPerson(int Key, string Id, int CustomerKey, string? Name);
