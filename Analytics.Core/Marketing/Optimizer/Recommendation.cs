namespace Analytics.Core.Marketing.Optimizer;

/// <summary>Something to do, and what it rests on.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">With which campaign or audience; null where it concerns several.</param>
/// <param name="Name">Its name.</param>
/// <param name="Figures">What it rests on.</param>
public sealed record Recommendation(RecommendationKind Kind, string? Key, string? Name, IReadOnlyList<RecommendationFigure> Figures)
{
    /// <summary>One of the figures; null where there is none of the name.</summary>
    public RecommendationFigure? this[string name] => Figures.FirstOrDefault(f => f.Name == name);
}
