namespace Analytics.Core.Export;

/// <summary>A column of an exported file.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Kind"><c>text</c>, <c>number</c>, <c>integer</c>, <c>day</c> or <c>instant</c>.</param>
public sealed record ExportColumn(string Name, string Kind);
