namespace Analytics.Web.Api;

/// <summary>Something that a reader of an answer must know.</summary>
/// <param name="Code">A stable name.</param>
/// <param name="Message">The same in words.</param>
public sealed record WarningDocument(string Code, string Message);
