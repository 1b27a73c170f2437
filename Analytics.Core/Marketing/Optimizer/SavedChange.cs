namespace Analytics.Core.Marketing.Optimizer;

/// <summary>A change of budgets that was carried out, with what became of it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Change">What was decided.</param>
/// <param name="Outcome">What happened since.</param>
/// <param name="CreatedBy">Who carried it out.</param>
/// <param name="CreatedAt">When that was written down.</param>
public sealed record SavedChange(int Id, string Name, BudgetChange Change, ChangeOutcome Outcome, string CreatedBy, DateTimeOffset CreatedAt);
