using Analytics.Core.Storage.Persons;
using Analytics.Web.Security;

namespace Analytics.Web.Api;

/// <summary>What is kept about a person, and where else they are.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">Their name, where it is known.</param>
/// <param name="Places">The tables, with what an erasure does to their rows.</param>
/// <param name="AuditEntries">How many entries of the audit name the id; the audit is not edited.</param>
/// <param name="Backups">Backups that hold them until they are removed.</param>
internal sealed record PersonDocument(string Id, string? Name, IReadOnlyList<PersonPlace> Places, long AuditEntries, IReadOnlyList<KeptBackup> Backups);
