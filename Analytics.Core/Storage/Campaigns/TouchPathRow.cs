namespace Analytics.Core.Storage;

/// <summary>Journeys along one path.</summary>
/// <param name="Path">Channels, first to last, with <c> > </c> between.</param>
/// <param name="Conversions">Journeys that converted.</param>
/// <param name="ValueUnits">What they came to, in ten-thousandths.</param>
/// <param name="Nulls">Journeys that did not.</param>
public sealed record TouchPathRow(string Path, long Conversions, long ValueUnits, long Nulls) : MarketingRow;
