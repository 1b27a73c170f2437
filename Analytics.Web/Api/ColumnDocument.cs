namespace Analytics.Web.Api;

/// <summary>A column of an answer.</summary>
/// <param name="Key">Its name in each row.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Kind"><c>dimension</c> or <c>measure</c>.</param>
/// <param name="Unit"><c>money</c>, <c>count</c>, <c>pieces</c> or <c>share</c>; null for a dimension.</param>
/// <param name="Adds">Whether the rows of a breakdown add up to the total; null for a dimension.</param>
public sealed record ColumnDocument(string Key, string Label, string Kind, string? Unit, bool? Adds);
