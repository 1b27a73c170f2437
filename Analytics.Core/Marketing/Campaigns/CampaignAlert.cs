namespace Analytics.Core.Marketing.Campaigns;

/// <summary>A campaign's figure that fell beyond its own noise.</summary>
/// <param name="Campaign">The campaign's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Measure">CTR, conversion rate, ROAS, CPC or CPA.</param>
/// <param name="Before">Its level before.</param>
/// <param name="Now">Its level in the last days.</param>
/// <param name="Z">How many standard deviations of its own noise that is; below 0 is worse.</param>
/// <param name="From">The first of the last days.</param>
/// <param name="To">The last of them.</param>
/// <param name="Words">The same in words.</param>
public sealed record CampaignAlert(
    string Campaign, string Name, string Measure, double Before, double Now, double Z, DateOnly From, DateOnly To, string Words);
