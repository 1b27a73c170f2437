namespace Analytics.Core.Import.Mapping;

/// <summary>A plan held against the whole file.</summary>
/// <param name="Plan">The plan, filled in where the evidence decides.</param>
/// <param name="Questions">What nothing decides.</param>
/// <param name="Notes">How the evidence decided, in words.</param>
/// <param name="TrimIdDecimals">Fields whose ids lose a trailing <c>.0</c>.</param>
internal sealed record ResolvedPlan(
    ImportPlan Plan, IReadOnlyList<Ambiguity> Questions, IReadOnlyList<string> Notes, IReadOnlySet<ImportField> TrimIdDecimals)
{
    /// <summary>Throws when something is still open, saying which option answers it.</summary>
    /// <exception cref="ImportException">The file allows two readings.</exception>
    public void RequireDecided()
    {
        if (Questions.Count == 0)
        {
            return;
        }

        var question = Questions[0];
        var option = question.Subject == AmbiguitySubject.DateFormat ? "--date-format" : "--decimal";
        var choices = string.Join(" or ", question.Choices.Select(c => $"{option} {c.Value} ({c.Label})"));
        throw new ImportException(ImportError.Ambiguous, $"{question.Question} Say {choices}.");
    }
}
