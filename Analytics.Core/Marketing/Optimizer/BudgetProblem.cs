namespace Analytics.Core.Marketing.Optimizer;

/// <summary>Those whose money can be moved, within their bounds.</summary>
internal sealed record BudgetProblem(OptimizationGoal Goal, BudgetSubject[] Subjects, double[] Low, double[] High, double Total)
{
    /// <summary>The best division by these curves.</summary>
    public double[] Solve(ResponseCurve[] curves) => Goal == OptimizationGoal.Cost
        ? BudgetAllocator.Reach(curves, Low, High, curves.Select((c, i) => c.At(Subjects[i].Now)).Sum())
        : BudgetAllocator.Divide(curves, Low, High, Total);

    /// <summary>What a division brings more a day than is brought now, by these curves.</summary>
    public double Gain(ResponseCurve[] curves, double[] division) => curves.Select((c, i) => c.At(division[i]) - c.At(Subjects[i].Now)).Sum();
}
