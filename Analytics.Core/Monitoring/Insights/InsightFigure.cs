using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>A number that an insight rests on.</summary>
/// <param name="Name">What it is, in camel case; see <see cref="InsightFigures"/>.</param>
/// <param name="Value">The number: money in the shop's currency, shares from 0 to 1.</param>
/// <param name="Unit">What it counts.</param>
public sealed record InsightFigure(string Name, decimal Value, MeasureUnit Unit);
