namespace Analytics.Core.Marketing.Optimizer;

/// <summary>A campaign or audience that money is given to.</summary>
internal sealed record BudgetSubject(string Key, string Name, SpendDay[] Days, double Now, ResponseCurveFit Fit);
