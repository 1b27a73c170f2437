namespace Analytics.Core.Monitoring;

/// <summary>What stands out in a part of the shop, found when it was asked for.</summary>
/// <param name="Findings">What was found, the most money first.</param>
/// <param name="LeftOut">The kinds that say nothing of this part, because they rest on the whole shop.</param>
public sealed record InsightPart(IReadOnlyList<InsightFinding> Findings, IReadOnlyList<InsightKind> LeftOut);
