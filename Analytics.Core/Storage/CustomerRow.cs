namespace Analytics.Core.Storage;

/// <summary>What a source says about a customer. Null is silent: it leaves alone what is known.</summary>
/// <param name="ExternalId">The shop's own id, never empty.</param>
/// <param name="Name">The name to show.</param>
/// <param name="BirthYear">Year of birth.</param>
/// <param name="AgeYears">Age in years, true on <paramref name="AgeAsOf"/>.</param>
/// <param name="AgeAsOf">The day on which the age was true.</param>
/// <param name="Gender">Gender as the source writes it.</param>
/// <param name="Location">City, region or country.</param>
/// <param name="IncomeRange">Income range as the source writes it.</param>
/// <param name="RegisteredOn">Day of registration.</param>
/// <param name="PreferredCategory">Preferred category.</param>
public sealed record CustomerRow(
    string ExternalId,
    string? Name = null,
    int? BirthYear = null,
    int? AgeYears = null,
    DateOnly? AgeAsOf = null,
    string? Gender = null,
    string? Location = null,
    string? IncomeRange = null,
    DateOnly? RegisteredOn = null,
    string? PreferredCategory = null);
