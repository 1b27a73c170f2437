using Analytics.Core.Monitoring;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>An alert.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Metric">The measure's key.</param>
/// <param name="Severity">warning or critical.</param>
/// <param name="Title">What and how much.</param>
/// <param name="Why">Why it fired and since when.</param>
/// <param name="Link">The view behind it, from the application's root on.</param>
/// <param name="Figures">What it rests on.</param>
/// <param name="OpenedAt">When it was found.</param>
/// <param name="ClearedAt">When it ended; null while it is open.</param>
/// <param name="AcknowledgedBy">Who has taken note.</param>
/// <param name="SnoozedUntil">Until when nothing is sent.</param>
public sealed record AlertDocument(
    int Id,
    string Metric,
    AlertSeverity Severity,
    string Title,
    string Why,
    string Link,
    AlertFigures Figures,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClearedAt,
    string? AcknowledgedBy,
    DateTimeOffset? SnoozedUntil)
{
    /// <summary>Makes one.</summary>
    internal static AlertDocument Of(Alert alert, Formatter format) => new(
        alert.Id,
        alert.MeasureKey,
        alert.Severity,
        AlertWords.Title(alert.Figures, format),
        AlertWords.Why(alert.Figures, format),
        AlertWords.Link(alert.MeasureKey),
        alert.Figures,
        alert.OpenedAt,
        alert.ClearedAt,
        alert.AcknowledgedBy,
        alert.SnoozedUntil);
}
