using Analytics.Core.Queries;

namespace Analytics.Core.Monitoring;

/// <summary>Something worth knowing, with what it rests on. Numbers only; words are the reader's side's.</summary>
public sealed record InsightFinding
{
    /// <summary>What it is about.</summary>
    public required InsightKind Kind { get; init; }

    /// <summary>Its name for good: the same thing found again has the same.</summary>
    public required string Key { get; init; }

    /// <summary>The measure, where it is about one.</summary>
    public Measure? Measure { get; init; }

    /// <summary>Whom or what it is about, by name: a segment, a product, a pair of categories.</summary>
    public string? Subject { get; init; }

    /// <summary>The filter that shows the subject, where there is one.</summary>
    public Filter? Filter { get; init; }

    /// <summary>The days that it is about, both inside.</summary>
    public required Period Days { get; init; }

    /// <summary>The days that it is held against.</summary>
    public Period? Before { get; init; }

    /// <summary>Money at stake over 28 days or, for customers at risk, of their lifetime; what insights are ranked by. 0 where none is known.</summary>
    public required decimal Money { get; init; }

    /// <summary>How sure it is, 0 to 1: the level of the test or interval that it passed.</summary>
    public required double Confidence { get; init; }

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<InsightFigure> Figures { get; init; } = [];

    /// <summary>The dimension of <see cref="Parts"/>.</summary>
    public Dimension? PartsBy { get; init; }

    /// <summary>The parts of a change; they add up to it.</summary>
    public IReadOnlyList<ContributionPart> Parts { get; init; } = [];

    /// <summary>The figure of this name; null where it has none.</summary>
    public decimal? Figure(string name) => Figures.FirstOrDefault(figure => figure.Name == name)?.Value;
}
