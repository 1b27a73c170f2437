namespace Analytics.Core.Import.Checking;

/// <summary>Counts problems by kind and keeps the first examples of each.</summary>
internal sealed class ProblemTally
{
    private const int ExampleCount = 5;

    private readonly long[] _counts = new long[Enum.GetValues<ProblemKind>().Length];
    private readonly List<ProblemExample>?[] _examples = new List<ProblemExample>?[Enum.GetValues<ProblemKind>().Length];

    /// <summary>How many rows have the problem.</summary>
    public long this[ProblemKind kind] => _counts[(int)kind];

    /// <summary>Adds a row; true while examples of its kind are still wanted.</summary>
    public bool Count(ProblemKind kind, long times = 1)
    {
        _counts[(int)kind] += times;
        return _examples[(int)kind] is null or { Count: < ExampleCount };
    }

    /// <summary>Keeps an example.</summary>
    public void Show(ProblemKind kind, long line, string value, string? reason = null) =>
        (_examples[(int)kind] ??= []).Add(new ProblemExample(line, CellReader.Shorten(value), reason));

    /// <summary>All problems that occurred, the gravest first.</summary>
    public IReadOnlyList<Problem> ToProblems(ImportPlan plan)
    {
        var problems = new List<Problem>();
        foreach (var kind in Enum.GetValues<ProblemKind>())
        {
            if (_counts[(int)kind] > 0)
            {
                var (title, action, severity) = ProblemTexts.Of(kind, plan);
                problems.Add(new Problem(kind, title, _counts[(int)kind], action, severity, _examples[(int)kind] ?? []));
            }
        }

        return [.. problems.OrderByDescending(p => p.Severity)];
    }
}
