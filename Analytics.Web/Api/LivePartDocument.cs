namespace Analytics.Web.Api;

/// <summary>A category or place, today.</summary>
/// <param name="Name">Its name; empty where it is not known.</param>
/// <param name="Revenue">Net revenue.</param>
/// <param name="Orders">Orders.</param>
public sealed record LivePartDocument(string Name, decimal Revenue, int Orders);
