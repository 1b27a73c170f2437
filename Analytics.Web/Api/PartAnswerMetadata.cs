namespace Analytics.Web.Api;

/// <summary>Says of an endpoint that it answers another document where filters are given.</summary>
/// <param name="Type">Which.</param>
internal sealed record PartAnswerMetadata(Type Type);
