using Analytics.Core.Domain;

namespace Analytics.Core.Demo;

/// <summary>Journeys along one path.</summary>
/// <param name="Path">Channels, first to last, with <c> > </c> between.</param>
/// <param name="Conversions">Journeys that ended in an order.</param>
/// <param name="Value">What those came to.</param>
/// <param name="Nulls">Journeys that did not.</param>
public sealed record DemoPath(string Path, long Conversions, Money Value, long Nulls);
