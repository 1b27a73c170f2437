namespace Analytics.Web.Api;

/// <summary>Texts to score: one, or up to 1,000.</summary>
public sealed record SentimentRequest
{
    /// <summary>One text; the answer is its score.</summary>
    public string? Text { get; init; }

    /// <summary>Up to 1,000 texts; the answer has one result for each, in their order.</summary>
    public IReadOnlyList<string>? Texts { get; init; }
}
