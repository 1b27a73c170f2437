namespace Analytics.Core.Customers;

/// <summary>What is to be said of a <see cref="ScoreField"/>.</summary>
/// <param name="Field">Which.</param>
/// <param name="Key">Its name in addresses, files and the API.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="Explanation">How it is made.</param>
/// <param name="Names">The names that a field of <see cref="ScoreUnit.Name"/> can have, by code; empty for others.</param>
public sealed record ScoreFieldDefinition(ScoreField Field, string Key, string Label, ScoreUnit Unit, string Explanation, IReadOnlyList<string> Names);
