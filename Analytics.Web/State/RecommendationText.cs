namespace Analytics.Web.State;

/// <summary>A recommendation in words.</summary>
/// <param name="Kind">What kind of step it is.</param>
/// <param name="Title">What to do.</param>
/// <param name="Evidence">What that rests on.</param>
public sealed record RecommendationText(string Kind, string Title, IReadOnlyList<string> Evidence);
