namespace Analytics.Core.Storage.Model;

/// <summary>
/// What one batch says about a customer that another batch brought: staged while the batch is pending, applied by
/// its commit, and from then on the journal by which undo restores what was there before. Null in New… is "silent".
/// Sensitive values are stored as they are encrypted, and copied so.
/// </summary>
internal sealed class CustomerChange
{
    public int BatchId { get; set; }

    public int CustomerId { get; set; }

    /// <summary>The data version that applied it; null while it is staged.</summary>
    public long? AppliedVersion { get; set; }

    public string? NewName { get; set; }

    public string? OldName { get; set; }

    public string? NewBirthYear { get; set; }

    public string? OldBirthYear { get; set; }

    public string? NewAgeYears { get; set; }

    public string? OldAgeYears { get; set; }

    public string? NewAgeAsOf { get; set; }

    public string? OldAgeAsOf { get; set; }

    public string? NewGender { get; set; }

    public string? OldGender { get; set; }

    public string? NewLocation { get; set; }

    public string? OldLocation { get; set; }

    public string? NewIncomeRange { get; set; }

    public string? OldIncomeRange { get; set; }

    public DateOnly? NewRegisteredOn { get; set; }

    public DateOnly? OldRegisteredOn { get; set; }

    public string? NewPreferredCategory { get; set; }

    public string? OldPreferredCategory { get; set; }
}
