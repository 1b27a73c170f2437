namespace Analytics.Core.Import;

/// <summary>One column as it was found.</summary>
/// <param name="Index">Its place, counted from 0.</param>
/// <param name="Name">Its name; <c>Column 1</c> and so on where the file has no header.</param>
/// <param name="Type">What its values look like.</param>
/// <param name="FilledShare">Share of the looked-at rows that have a value, 0 to 1.</param>
/// <param name="Examples">Up to five different values.</param>
/// <param name="Detail">What was found out about its values (date order, decimal sign, currency), in words; empty when there is nothing to say.</param>
public sealed record ColumnPreview(
    int Index, string Name, ColumnType Type, double FilledShare, IReadOnlyList<string> Examples, string Detail);
