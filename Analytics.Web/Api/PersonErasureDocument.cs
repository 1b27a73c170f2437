using Analytics.Core.Storage.Persons;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>What an erasure came to.</summary>
/// <param name="Pseudonym">What stands in the id's place.</param>
/// <param name="Places">What was changed.</param>
/// <param name="AuditEntries">How many entries of the audit go on naming the id.</param>
/// <param name="IsCompacted">Whether the database's file was written anew; if not, free pages may hold remains until the next nightly clean-up.</param>
/// <param name="Backups">Backups that hold the person until they are removed.</param>
internal sealed record PersonErasureDocument(
    string Pseudonym, IReadOnlyList<PersonPlace> Places, long AuditEntries, bool IsCompacted, IReadOnlyList<KeptBackup> Backups);
