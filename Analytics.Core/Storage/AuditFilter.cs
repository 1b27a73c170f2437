using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>Which audit entries; what is null does not matter.</summary>
/// <param name="Actor">By whom, exactly.</param>
/// <param name="ActionPrefix">The action begins so: <c>import</c> finds <c>import.undo</c>.</param>
/// <param name="From">Not before this instant.</param>
/// <param name="Until">Before this instant.</param>
public sealed record AuditFilter(
    string? Actor = null,
    string? ActionPrefix = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null)
{
    internal IQueryable<AuditEntry> Apply(IQueryable<AuditEntry> entries)
    {
        if (Actor is not null)
        {
            entries = entries.Where(e => e.Actor == Actor);
        }

        if (ActionPrefix is not null)
        {
            entries = entries.Where(e => e.Action.StartsWith(ActionPrefix));
        }

        if (From is { } from)
        {
            entries = entries.Where(e => e.At >= from);
        }

        return Until is { } until ? entries.Where(e => e.At < until) : entries;
    }
}
