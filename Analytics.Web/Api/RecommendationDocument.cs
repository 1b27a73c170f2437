using Analytics.Core.Marketing.Optimizer;
using Analytics.Web.State;

namespace Analytics.Web.Api;

/// <summary>Something to do.</summary>
/// <param name="Kind">reallocate, pause, creative, bids, retarget or test.</param>
/// <param name="Key">With which campaign or audience.</param>
/// <param name="Title">What to do.</param>
/// <param name="Evidence">What it rests on.</param>
/// <param name="Figures">The numbers of that.</param>
public sealed record RecommendationDocument(RecommendationKind Kind, string? Key, string Title, IReadOnlyList<string> Evidence, IReadOnlyList<RecommendationFigure> Figures)
{
    /// <summary>Makes one.</summary>
    internal static RecommendationDocument Of(Recommendation recommendation, OptimizationResult result, Formatter format)
    {
        var text = RecommendationWords.Of(recommendation, result, format);
        return new RecommendationDocument(recommendation.Kind, recommendation.Key, text.Title, text.Evidence, recommendation.Figures);
    }
}
