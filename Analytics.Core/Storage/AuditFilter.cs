using Analytics.Core.Domain;

namespace Analytics.Core.Storage;

/// <summary>Which audit entries; what is null does not matter.</summary>
/// <param name="Actor">By whom, exactly.</param>
/// <param name="ActionPrefix">The action begins so: <c>import</c> finds <c>import.undo</c>.</param>
/// <param name="From">Not before this instant.</param>
/// <param name="Until">Before this instant.</param>
/// <param name="Search">Actor, subject, detail or address contains it, in any case.</param>
public sealed record AuditFilter(
    string? Actor = null,
    string? ActionPrefix = null,
    DateTimeOffset? From = null,
    DateTimeOffset? Until = null,
    string? Search = null)
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

        if (Search is not null)
        {
            // In the database, where comparing without case is lower() on both.
#pragma warning disable CA1304, CA1311, CA1862, MA0011
            var text = Search.ToLower();
            entries = entries.Where(e => e.Actor.ToLower().Contains(text)
                || (e.Subject != null && e.Subject.ToLower().Contains(text))
                || (e.DetailJson != null && e.DetailJson.ToLower().Contains(text))
                || (e.Address != null && e.Address.Contains(text)));
#pragma warning restore CA1304, CA1311, CA1862, MA0011
        }

        if (From is { } from)
        {
            entries = entries.Where(e => e.At >= from);
        }

        return Until is { } until ? entries.Where(e => e.At < until) : entries;
    }
}
