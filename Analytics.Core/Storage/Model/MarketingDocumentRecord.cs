namespace Analytics.Core.Storage.Model;

/// <summary>An experiment or a change of budgets.</summary>
internal sealed class MarketingDocumentRecord
{
    public int Id { get; set; }

    public MarketingDocumentKind Kind { get; set; }

    public required string Name { get; set; }

    public required string Json { get; set; }

    public required string CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public DateTimeOffset? DeletedAt { get; set; }
}
