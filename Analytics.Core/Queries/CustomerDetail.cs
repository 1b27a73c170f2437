namespace Analytics.Core.Queries;

/// <summary>What is known of a customer, apart from lines; null where the shop's data is silent.</summary>
/// <param name="Key">The key in Storage.</param>
/// <param name="ExternalId">The shop's own id.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Age">Whole years of age on the day asked for.</param>
/// <param name="Gender">As the source writes it.</param>
/// <param name="Location">City, region or country.</param>
/// <param name="IncomeRange">As the source writes it.</param>
/// <param name="RegisteredOn">The day of registration.</param>
public sealed record CustomerDetail(
    int Key, string ExternalId, string? Name, int? Age, string? Gender, string? Location, string? IncomeRange, DateOnly? RegisteredOn)
{
    /// <summary>The name, else the id.</summary>
    public string Label => Name ?? ExternalId;
}
