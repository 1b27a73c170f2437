namespace Analytics.Web.Api;

/// <summary>A recommended product.</summary>
/// <param name="Product">Its code.</param>
/// <param name="Name">Its name, where there is one.</param>
/// <param name="Score">What it is ranked by.</param>
/// <param name="Because">The code of the customer's own product that speaks for it most; null where it is recommended as popular.</param>
public sealed record RecommendedDocument(string Product, string? Name, double Score, string? Because);
