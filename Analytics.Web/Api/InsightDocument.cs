using Analytics.Core.Monitoring;
using Analytics.Core.Queries;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>An insight.</summary>
/// <param name="Id">Its number; null where it was found in a part of the shop, as it is not kept.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Key">Its name for good: the same thing found again has the same.</param>
/// <param name="Status">new, accepted, dismissed or done; null where it is not kept, so that nothing can be decided.</param>
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
/// <param name="FirstSeenAt">When it was first found; null where it is not kept.</param>
/// <param name="LastSeenAt">When it was last found; null where it is not kept.</param>
/// <param name="ChangedBy">Who decided about it.</param>
public sealed record InsightDocument(
    int? Id,
    InsightKind Kind,
    string Key,
    Core.Domain.InsightStatus? Status,
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
    DateTimeOffset? FirstSeenAt,
    DateTimeOffset? LastSeenAt,
    string? ChangedBy)
{
    /// <summary>Makes one that is kept.</summary>
    internal static InsightDocument Of(Insight insight, Formatter format) => Of(insight.Finding, [], format) with
    {
        Id = insight.Id,
        Status = insight.Status,
        IsCurrent = insight.IsCurrent,
        FirstSeenAt = insight.FirstSeenAt,
        LastSeenAt = insight.LastSeenAt,
        ChangedBy = insight.ChangedBy,
    };

    /// <summary>Makes one that was found now in a part of the shop.</summary>
    internal static InsightDocument Of(InsightFinding finding, IReadOnlyList<Filter> part, Formatter format)
    {
        var text = InsightWords.Of(finding, part, format);
        return new InsightDocument(
            null,
            finding.Kind,
            finding.Key,
            null,
            true,
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
            finding.PartsBy is { } by ? DimensionCatalog.Of(by).Key : null,
            [.. finding.Parts.Select(static p => new InsightPartDocument(p.Key, p.Label, p.Before, p.Now, p.Change))],
            text.Links[0].Address,
            null,
            null,
            null);
    }
}
