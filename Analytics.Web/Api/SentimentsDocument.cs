namespace Analytics.Web.Api;

/// <summary>What many texts say.</summary>
/// <param name="Results">One result for each text, in their order.</param>
public sealed record SentimentsDocument(IReadOnlyList<SentimentDocument> Results);
