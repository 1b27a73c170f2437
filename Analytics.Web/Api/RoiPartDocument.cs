namespace Analytics.Web.Api;

/// <summary>One part of a breakdown; revenue and costs of the parts add up to the whole.</summary>
/// <param name="Key">The product category or channel.</param>
/// <param name="Label">Its name.</param>
/// <param name="OwnCosts">The costs that name it or follow its own sales; the others are its share by net revenue.</param>
/// <param name="Figures">Its figures.</param>
public sealed record RoiPartDocument(string Key, string Label, decimal OwnCosts, RoiFiguresDocument Figures);
