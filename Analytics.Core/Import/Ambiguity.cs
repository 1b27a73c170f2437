namespace Analytics.Core.Import;

/// <summary>A question that the file itself does not answer.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Question">The question, with the values that raise it.</param>
/// <param name="Choices">The possible answers.</param>
public sealed record Ambiguity(AmbiguitySubject Subject, string Question, IReadOnlyList<AmbiguityChoice> Choices);
