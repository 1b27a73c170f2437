namespace Analytics.Core.Storage.Persons;

/// <summary>A place where something about a person is kept.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many rows of it.</param>
/// <param name="What">What an erasure does to them, in words.</param>
public sealed record PersonPlace(string Table, long Rows, string What);
