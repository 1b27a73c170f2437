namespace Analytics.Core.Storage;

/// <summary>What is said about a campaign; null leaves what was said before.</summary>
/// <param name="ExternalId">The shop's own id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">What kind it is.</param>
/// <param name="Channel">The marketing channel.</param>
/// <param name="Target">Whom it is for.</param>
/// <param name="BudgetUnits">Its budget in ten-thousandths.</param>
/// <param name="StartsOn">Its first day.</param>
/// <param name="EndsOn">Its last day.</param>
/// <param name="Status">As the source writes it.</param>
public sealed record CampaignRow(
    string ExternalId,
    string? Name = null,
    string? Type = null,
    string? Channel = null,
    string? Target = null,
    long? BudgetUnits = null,
    DateOnly? StartsOn = null,
    DateOnly? EndsOn = null,
    string? Status = null) : MarketingRow;
