namespace Analytics.Core.Customers;

/// <summary>Rules that cannot be used as they stand; the message says what to change.</summary>
public sealed class RuleException : Exception
{
    /// <summary>Makes the exception of the problems found.</summary>
    public RuleException(IReadOnlyList<RuleProblem> problems)
        : base(problems.Count == 0 ? "The rules cannot be used." : problems[0].Message) => Problems = problems;

    /// <summary>Makes the exception of one problem with the whole.</summary>
    public RuleException(string message)
        : this([new RuleProblem("", message)])
    {
    }

    /// <summary>Makes an empty exception.</summary>
    public RuleException()
        : this([])
    {
    }

    /// <summary>Makes the exception with its cause.</summary>
    public RuleException(string message, Exception innerException)
        : base(message, innerException) => Problems = [new RuleProblem("", message)];

    /// <summary>Everything that is wrong, in the order of the rules.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; }
}
