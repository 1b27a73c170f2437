namespace Analytics.Core.Marketing.Roi;

/// <summary>One part of a breakdown; the parts' revenue and costs add up to the whole exactly.</summary>
/// <param name="Key">The product category or channel by name.</param>
/// <param name="Label">What to show.</param>
/// <param name="Figures">Its revenue, its own costs and its share of those that name no part.</param>
/// <param name="OwnCosts">The costs that are its own: they name it, or follow its own revenue or pieces.</param>
public sealed record RoiPart(string Key, string Label, RoiFigures Figures, Analytics.Core.Domain.Money OwnCosts);
