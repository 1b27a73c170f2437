namespace Analytics.Core.Storage.Persons;

/// <summary>Somebody who was found.</summary>
/// <param name="Id">The id by which they are shown, exported and erased.</param>
/// <param name="Name">Their name, where it is known.</param>
/// <param name="FoundBy">By what they were found: <c>id</c>, <c>part of the id</c>, <c>name</c>, <c>visitor</c>, <c>attribute</c>.</param>
public sealed record PersonMatch(string Id, string? Name, string FoundBy);
