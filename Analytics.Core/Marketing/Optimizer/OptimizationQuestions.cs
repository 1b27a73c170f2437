using Analytics.Core.Queries;

namespace Analytics.Core.Marketing.Optimizer;

/// <summary>The names of goals, the same for the page, the API and the command line.</summary>
public static class OptimizationQuestions
{
    /// <summary>The goals with their keys and names.</summary>
    public static IReadOnlyList<(OptimizationGoal Goal, string Key, string Label)> Goals { get; } =
    [
        (OptimizationGoal.Roas, "roas", "Most revenue (ROAS)"),
        (OptimizationGoal.Conversions, "conversions", "Most conversions"),
        (OptimizationGoal.Cost, "cost", "Least cost"),
    ];

    /// <summary>A goal's key.</summary>
    public static string KeyOf(OptimizationGoal goal) => Goals.First(g => g.Goal == goal).Key;

    /// <summary>The goal of a key; ROAS for null.</summary>
    /// <exception cref="QueryException">There is none.</exception>
    public static OptimizationGoal GoalOf(string? key)
    {
        foreach (var (goal, name, _) in Goals)
        {
            if (key is null || string.Equals(name, key.Trim(), StringComparison.OrdinalIgnoreCase))
            {
                return goal;
            }
        }

        throw new QueryException("goal", "The goal is roas, conversions or cost.");
    }
}
