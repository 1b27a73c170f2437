namespace Analytics.Core.Facts;

/// <summary>What is known of a customer, apart from lines. Codes are of the snapshot's name tables; 0 stands for "not known".</summary>
public readonly record struct CustomerFacts
{
    /// <summary>The shop's own id; null for a key that is not in use.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The name to show, where there is one.</summary>
    public string? Name { get; init; }

    /// <summary>Year of birth; 0 when not known. Wins over <see cref="AgeYears"/>.</summary>
    public int BirthYear { get; init; }

    /// <summary>Age in years on <see cref="AgeAsOfDay"/>; -1 when not known.</summary>
    public int AgeYears { get; init; }

    /// <summary>Day number (<see cref="DateOnly.DayNumber"/>) on which <see cref="AgeYears"/> was true; 0 when not known.</summary>
    public int AgeAsOfDay { get; init; }

    /// <summary>Code of the gender.</summary>
    public int Gender { get; init; }

    /// <summary>Code of the income range.</summary>
    public int IncomeRange { get; init; }

    /// <summary>Code of the location.</summary>
    public int Location { get; init; }

    /// <summary>Code of the category that the customer is said to prefer.</summary>
    public int PreferredCategory { get; init; }

    /// <summary>Day number of the registration; 0 when not known.</summary>
    public int RegisteredDay { get; init; }

    /// <summary>
    /// Whole years of age at the end of <paramref name="day"/>: its year − year of birth, else the age given plus the whole years since;
    /// null when neither is known.
    /// </summary>
    public int? AgeOn(DateOnly day)
    {
        if (ExternalId is null)
        {
            return null;
        }

        if (BirthYear > 0)
        {
            return day.Year - BirthYear;
        }

        if (AgeYears < 0)
        {
            return null;
        }

        if (AgeAsOfDay <= 0)
        {
            return AgeYears;
        }

        var asOf = DateOnly.FromDayNumber(AgeAsOfDay);
        var years = day.Year - asOf.Year;
        var behind = (day.Month, day.Day).CompareTo((asOf.Month, asOf.Day)) < 0;
        return AgeYears + years - (behind ? 1 : 0);
    }
}
