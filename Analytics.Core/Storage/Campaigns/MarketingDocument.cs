namespace Analytics.Core.Storage;

/// <summary>An experiment or a change of budgets that is kept.</summary>
/// <param name="Id">Storage key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Json">What it holds.</param>
/// <param name="CreatedBy">Who made it.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="ChangedAt">When it was last changed.</param>
public sealed record MarketingDocument(
    int Id, MarketingDocumentKind Kind, string Name, string Json, string CreatedBy, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt);
