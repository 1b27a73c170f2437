namespace Analytics.Core.Storage.Model;

/// <summary>What a campaign did on a day.</summary>
internal sealed class CampaignDayRecord
{
    public long Id { get; set; }

    public int? BatchId { get; set; }

    public required string Campaign { get; set; }

    public DateOnly Day { get; set; }

    public string? Ad { get; set; }

    public string? Age { get; set; }

    public string? Gender { get; set; }

    public string? Interest { get; set; }

    public long? Impressions { get; set; }

    public long? Clicks { get; set; }

    public long? CostUnits { get; set; }

    public long? RevenueUnits { get; set; }

    public string? ConversionsJson { get; set; }
}
