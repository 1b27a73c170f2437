namespace Analytics.Core.Import;

/// <summary>One field that a column can be mapped to.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">Its name on the command line: <c>--map order=InvoiceNo</c>.</param>
/// <param name="Label">Its name on the page.</param>
/// <param name="Help">What it is for, in a sentence.</param>
public sealed record ImportFieldDefinition(ImportField Field, string Name, string Label, string Help);
