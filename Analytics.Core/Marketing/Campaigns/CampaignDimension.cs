namespace Analytics.Core.Marketing.Campaigns;

/// <summary>What campaigns' figures are broken down by.</summary>
public enum CampaignDimension
{
    /// <summary>The campaign.</summary>
    Campaign,

    /// <summary>The channel of the campaign.</summary>
    Channel,

    /// <summary>The type of the campaign.</summary>
    Type,

    /// <summary>The audience's ages.</summary>
    Age,

    /// <summary>The audience's gender.</summary>
    Gender,

    /// <summary>The audience's interest.</summary>
    Interest,

    /// <summary>Age and gender together.</summary>
    AgeAndGender,

    /// <summary>The ad.</summary>
    Ad,
}
