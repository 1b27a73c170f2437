namespace Analytics.Core.Storage;

/// <summary>What a <see cref="MarketingDocument"/> is.</summary>
public enum MarketingDocumentKind
{
    /// <summary>An experiment.</summary>
    Experiment = 1,

    /// <summary>A change of budgets that was carried out.</summary>
    BudgetChange = 2,
}
