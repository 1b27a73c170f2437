namespace Analytics.Core.Storage.Persons;

/// <summary>What is kept about a person, counted: the preview of an erasure.</summary>
/// <param name="Id">The shop's id of the person.</param>
/// <param name="Name">Their name, where it is known.</param>
/// <param name="Places">The places, those with no row left out.</param>
/// <param name="AuditEntries">How many entries of the audit name the id. The audit is not edited for anybody.</param>
public sealed record PersonHoldings(string Id, string? Name, IReadOnlyList<PersonPlace> Places, long AuditEntries);
