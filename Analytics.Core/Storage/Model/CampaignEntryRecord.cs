namespace Analytics.Core.Storage.Model;

/// <summary>What one source says about a campaign; the latest counts, field by field.</summary>
internal sealed class CampaignEntryRecord
{
    public long Id { get; set; }

    public int? BatchId { get; set; }

    public required string ExternalId { get; set; }

    public string? Name { get; set; }

    public string? Type { get; set; }

    public string? Channel { get; set; }

    public string? Target { get; set; }

    public long? BudgetUnits { get; set; }

    public DateOnly? StartsOn { get; set; }

    public DateOnly? EndsOn { get; set; }

    public string? Status { get; set; }

    public bool IsDeleted { get; set; }
}
