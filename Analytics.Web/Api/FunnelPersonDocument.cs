namespace Analytics.Web.Api;

/// <summary>Somebody who came to a step.</summary>
/// <param name="Id">The id that events name them by.</param>
/// <param name="IsCustomer">Whether the shop knows them as a customer.</param>
/// <param name="Name">The customer's name, where it is known.</param>
public sealed record FunnelPersonDocument(string Id, bool IsCustomer, string? Name);
