namespace Analytics.Core.Domain;

/// <summary>A person or company that the shop knows by an id of its own. Attributes are null where the source is silent.</summary>
public sealed class Customer
{
    /// <summary>Storage key; the Facts count customers by it, so keys should stay dense.</summary>
    public int Id { get; set; }

    /// <summary>The shop's own id, unique.</summary>
    public required string ExternalId { get; set; }

    /// <summary>The name to show, where the source has one.</summary>
    public string? Name { get; set; }

    /// <summary>Year of birth; wins over <see cref="AgeYears"/>.</summary>
    public int? BirthYear { get; set; }

    /// <summary>Age in years as the source gave it, true on <see cref="AgeAsOf"/>.</summary>
    public int? AgeYears { get; set; }

    /// <summary>The day on which <see cref="AgeYears"/> was true.</summary>
    public DateOnly? AgeAsOf { get; set; }

    /// <summary>Gender as the source writes it.</summary>
    public string? Gender { get; set; }

    /// <summary>City, region or country, as the source has it.</summary>
    public string? Location { get; set; }

    /// <summary>Income range as the source writes it.</summary>
    public string? IncomeRange { get; set; }

    /// <summary>The day of registration, in the shop's zone.</summary>
    public DateOnly? RegisteredOn { get; set; }

    /// <summary>The category that the customer is said to prefer.</summary>
    public string? PreferredCategory { get; set; }

    /// <summary>The batch that first brought this customer.</summary>
    public int BatchId { get; set; }
}
