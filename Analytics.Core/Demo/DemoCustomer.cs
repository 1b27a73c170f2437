namespace Analytics.Core.Demo;

/// <summary>A made-up customer.</summary>
/// <param name="ExternalId">The shop's id, <c>DC-00001</c> and on.</param>
/// <param name="Name">First and last name.</param>
/// <param name="BirthYear">Year of birth; 18 to 79 years old on the demo's last day.</param>
/// <param name="Gender">Female, Male or Other.</param>
/// <param name="City">One of <see cref="DemoCatalog.Cities"/>.</param>
/// <param name="IncomeRange">One of <see cref="DemoCatalog.IncomeRanges"/>.</param>
/// <param name="RegisteredOn">Day of registration, at or before the first order.</param>
/// <param name="PreferredCategory">One of <see cref="DemoCatalog.Categories"/>.</param>
public sealed record DemoCustomer(
    string ExternalId,
    string Name,
    int BirthYear,
    string Gender,
    string City,
    string IncomeRange,
    DateOnly RegisteredOn,
    string PreferredCategory);
