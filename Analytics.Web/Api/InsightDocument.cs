using Analytics.Core.Monitoring;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>An insight.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">Its name for good: the same thing found again has the same.</param>
/// <param name="Status">new, accepted, dismissed or done.</param>
/// <param name="IsCurrent">Whether the last look found it.</param>
/// <param name="Title">What is so.</param>
/// <param name="Evidence">What it rests on, in words.</param>
/// <param name="Steps">What could be done.</param>
/// <param name="Subject">Whom or what it is about.</param>
/// <param name="Days">The days that it is about.</param>
/// <param name="Before">The days that it is held against.</param>
/// <param name="Money">Money at stake, in the shop's currency; what insights are ranked by.</param>
/// <param name="Stake">What that money stands for.</param>
/// <param name="Confidence">How sure it is, 0 to 1.</param>
/// <param name="Figures">The numbers that it rests on, by name.</param>
/// <param name="PartsBy">The dimension of the parts.</param>
/// <param name="Parts">The parts of a change; they add up to it.</param>
/// <param name="Link">The view behind it, from the application's root on.</param>
/// <param name="FirstSeenAt">When it was first found.</param>
/// <param name="LastSeenAt">When it was last found.</param>
/// <param name="ChangedBy">Who decided about it.</param>
public sealed record InsightDocument(
    int Id,
    InsightKind Kind,
    string Key,
    Core.Domain.InsightStatus Status,
    bool IsCurrent,
    string Title,
    string Evidence,
    IReadOnlyList<string> Steps,
    string? Subject,
    DaysDocument? Days,
    DaysDocument? Before,
    decimal Money,
    string Stake,
    double Confidence,
    IReadOnlyDictionary<string, decimal> Figures,
    string? PartsBy,
    IReadOnlyList<InsightPartDocument> Parts,
    string Link,
    DateTimeOffset FirstSeenAt,
    DateTimeOffset LastSeenAt,
    string? ChangedBy)
{
    /// <summary>Makes one.</summary>
    internal static InsightDocument Of(Insight insight, Formatter format)
    {
        var (finding, text) = (insight.Finding, InsightWords.Of(insight.Finding, format));
        return new InsightDocument(
            insight.Id,
            finding.Kind,
            finding.Key,
            insight.Status,
            insight.IsCurrent,
            text.Title,
            text.Evidence,
            text.Steps,
            finding.Subject,
            DaysDocument.Of(finding.Days),
            DaysDocument.Of(finding.Before),
            finding.Money,
            text.Stake,
            finding.Confidence,
            finding.Figures.ToDictionary(static f => f.Name, static f => f.Value),
            finding.PartsBy is { } by ? Core.Queries.DimensionCatalog.Of(by).Key : null,
            [.. finding.Parts.Select(static p => new InsightPartDocument(p.Key, p.Label, p.Before, p.Now, p.Change))],
            text.Links[0].Address,
            insight.FirstSeenAt,
            insight.LastSeenAt,
            insight.ChangedBy);
    }
}
