using Analytics.Core.Domain;
using Analytics.Core.Funnels.Voice;

namespace Analytics.Web.Api;

/// <summary>A review with what its text says.</summary>
/// <param name="Customer">The customer's id; null when anonymous.</param>
/// <param name="Product">The product's code; null where it is about the shop.</param>
/// <param name="ProductName">The product's name, where known.</param>
/// <param name="Category">Its category.</param>
/// <param name="At">When it was written.</param>
/// <param name="Rating">The score given, 1 to 5.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Text">Its text.</param>
/// <param name="Sentiment">What the text says; null without a text.</param>
public sealed record VoiceTextDocument(
    string? Customer, string? Product, string? ProductName, string? Category, DateTimeOffset? At, decimal? Rating, string? Title, string? Text, SentimentDocument? Sentiment)
{
    /// <summary>The document of a review.</summary>
    internal static VoiceTextDocument Of(VoiceText text) => new(
        text.Review.Customer,
        text.Review.Product,
        text.Review.ProductName,
        text.Review.Category,
        text.Review.AtUnixMs is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
        text.Review.RatingUnits is { } units ? (decimal)units / Review.RatingScale : null,
        text.Review.Title,
        text.Review.Text,
        text.Sentiment is { } sentiment ? SentimentDocument.Of(text.Review.Text!, sentiment) : null);
}
