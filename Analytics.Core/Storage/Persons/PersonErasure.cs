namespace Analytics.Core.Storage.Persons;

/// <summary>What an erasure came to.</summary>
/// <param name="Pseudonym">What stands in the id's place from now on; drawn at random.</param>
/// <param name="Places">What was changed.</param>
/// <param name="AuditEntries">How many entries of the audit go on naming the id.</param>
/// <param name="IsCompacted">
/// Whether the database was written anew, so that nothing is left in its free pages. False where somebody else was using it for too long,
/// or where it is PostgreSQL, whose own <c>VACUUM</c> does that.
/// </param>
public sealed record PersonErasure(string Pseudonym, IReadOnlyList<PersonPlace> Places, long AuditEntries, bool IsCompacted);
