namespace Analytics.Core.Marketing.Campaigns;

/// <summary>A question about campaigns.</summary>
public sealed record CampaignQuery
{
    /// <summary>The first day that counts; null for all.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day that counts; null for all.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The type of conversions; null for the last that the data has.</summary>
    public string? Conversion { get; init; }

    /// <summary>Only this campaign; null for all.</summary>
    public string? Campaign { get; init; }

    /// <summary>What rows are broken down by.</summary>
    public CampaignDimension By { get; init; }
}
